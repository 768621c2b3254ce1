import { readFile, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { compareCommands } from './commands.ts'
import { durableDatabase } from './database.ts'
import { longRun } from './long.ts'
import { compareDesigns, type DesignResult } from './quick.ts'

const RESULTS = new URL('../results/reservation.json', import.meta.url)
const LONG_RUN = 200_000

const row = (cells: readonly (string | number)[]): string => cells.map((cell, at) => (at === 0 ? String(cell).padEnd(36) : String(cell).padStart(13))).join('')

function show({ design, perSecond, deadlocks, aborted, oversold, hoursOversold }: DesignResult): void {
  console.log(row([design, perSecond, deadlocks, aborted, oversold, hoursOversold]))
}

async function keep(part: Record<string, unknown>): Promise<void> {
  const before = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}')) as Record<string, unknown>
  await writeFile(RESULTS, `${JSON.stringify({ ...before, cores: cpus().length, ...part }, null, 2)}\n`)
}

async function quick(url: string): Promise<boolean> {
  console.log('64 clients, each reserves 10 of 40 hot days at once; every day starts with reservations. Five rounds, the medians:\n')
  console.log(row(['design', 'successes/s', 'deadlocks', 'aborted', 'days oversold', 'hours']))
  const designs = await compareDesigns(url)
  designs.forEach(show)
  if (process.argv.includes('--keep')) await keep({ designs })
  return designs.filter(({ design }) => design === 'one statement' || design === 'batched writer').every(({ deadlocks, oversold, drift }) => deadlocks + oversold + drift === 0)
}

async function commands(url: string): Promise<boolean> {
  console.log(row(['holding a plan, as a whole command', 'hot/s', 'cold/s']))
  const ways = await compareCommands(url)
  for (const { way, hotPerSecond, coldPerSecond } of ways) console.log(row([way, hotPerSecond, coldPerSecond]))
  if (process.argv.includes('--keep')) await keep({ commands: ways })
  return ways.every(({ drift }) => drift === 0)
}

async function long(url: string): Promise<boolean> {
  const result = await longRun(url, LONG_RUN, (made, kills) => console.log(`${made.toLocaleString('en')} of ${LONG_RUN.toLocaleString('en')} acknowledged, the writer was killed ${kills} times`))
  console.log(JSON.stringify(result))
  console.log(result.drift === 0 ? 'ledger = buckets' : `${result.drift} days differ from the ledger`)
  if (process.argv.includes('--keep')) await keep({ long: result })
  return result.drift + result.oversold + result.lost === 0
}

const database = await durableDatabase()
try {
  const measure = process.argv.includes('--long') ? long : process.argv.includes('--commands') ? commands : quick
  const isSound = await measure(database.url)
  process.exitCode = isSound ? 0 : 1
} finally {
  await database.stop()
}
