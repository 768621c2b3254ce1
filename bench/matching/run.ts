// Measures the matching engine on generated instances against its targets:
// `npm run bench:matching [-- --rows line-500,sink-500] [--quick] [--loaded] [--keep]`. Progress goes to standard error; `--keep` writes bench/results/matching.json.
import { readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { CASES, type Case } from './cases.ts'
import { measure, type Measured } from './measure.ts'
import { HEADER, type Line, lineOf, textOf } from './report.ts'
import { percent } from './statistics.ts'

const RESULTS = new URL('../results/matching.json', import.meta.url)

const { values: wanted } = parseArgs({ options: { rows: { type: 'string' }, quick: { type: 'boolean', default: false }, loaded: { type: 'boolean', default: false }, keep: { type: 'boolean', default: false } } })

/** On a machine that others use, the engine's time limits count the CPU time of its thread instead of what others take from it. HiGHS keeps its own clock. */
const countCpuTime = (): void => {
  const { user, system } = process.threadCpuUsage()
  const [before, from] = [user + system, performance.now()]
  performance.now = () => {
    const now = process.threadCpuUsage()
    return from + (now.user + now.system - before) / 1000
  }
}
if (wanted.loaded) countCpuTime()

const progress = (text: string): void => {
  process.stderr.write(`\r\u001b[K${text}`)
}

const bar = (done: number, all: number): string => `[${'█'.repeat(Math.round((20 * done) / all)).padEnd(20, '·')}] ${done}/${all}`

/** The first solves of a process pay for loading and compiling, the solver's process for starting; servers are warm. */
const warmUp = async (row: Case): Promise<void> => {
  if (row.goal.gap > 1e-9) return
  for (let solve = 1; solve <= (row.runs >= 10 ? 5 : 1); solve += 1) await measure(row, 1_000 + solve, () => undefined)
}

const measureRow = async (row: Case): Promise<Line> => {
  const runs = wanted.quick ? row.quickRuns : row.runs
  const all: Measured[] = []
  await warmUp(row)
  for (let seed = 1; seed <= runs; seed += 1) {
    const done = bar(seed - 1, runs)
    progress(`${row.name}  ${done}`)
    all.push(await measure(row, seed, (phase, gap) => progress(`${row.name}  ${done}  ${phase}, gap ${percent(gap)}`)))
  }
  progress('')
  return lineOf(row, all)
}

const chosen = (): readonly Case[] => {
  const keys = wanted.rows?.split(',')
  const unknown = keys?.filter((key) => !CASES.some((row) => row.key === key)) ?? []
  if (unknown.length > 0) throw new Error(`no row ${unknown.join(', ')}; there are ${CASES.map(({ key }) => key).join(', ')}`)
  return keys ? CASES.filter(({ key }) => keys.includes(key)) : CASES
}

/** Rows that were not measured this time keep their figures. */
const keep = async ({ row, all, met }: Line): Promise<void> => {
  const before = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}')) as Record<string, unknown>
  const own = { name: row.name, goal: row.goal, timeLimitSeconds: row.timeLimitSeconds, met, measured: new Date().toISOString().slice(0, 10), cores: cpus().length, load: loadavg()[0], clock: wanted.loaded ? 'CPU' : 'WALL', runs: all }
  const kept = { ...before, [row.key]: own }
  await writeFile(RESULTS, `${JSON.stringify(Object.fromEntries(CASES.flatMap(({ key }) => (key in kept ? [[key, kept[key as keyof typeof kept]]] : []))), null, 1)}\n`)
}

console.log(HEADER)
let missed = 0
for (const row of chosen()) {
  const line = await measureRow(row)
  console.log(textOf(line))
  if (!line.met) missed += 1
  if (wanted.keep) await keep(line)
}
console.log(`\n${missed === 0 ? 'every target met' : `${missed} not met`}; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}${wanted.loaded ? ', time limits in CPU time' : ''}`)
process.exit(0)
