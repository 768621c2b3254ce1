// Measures the matching engine on generated instances: `npm run bench:matching [-- part of a row's name]`. Progress goes to standard error.
import { baselinesOf } from '../../dist/modules/matching/engine/greedy/baselines.js'
import { solveCore } from '../../dist/modules/matching/engine/core.js'
import { CASES, type Case } from './cases.ts'
import { percent, quantile, seconds } from './statistics.ts'

interface Measured { seconds: number; gap: number; status: string; overUnitPrice: number | null; overSetupAware: number | null }

const progress = (text: string): void => {
  process.stderr.write(`\r\u001b[K${text}`)
}

const bar = (done: number, all: number): string => `[${'█'.repeat(Math.round((20 * done) / all)).padEnd(20, '·')}] ${done}/${all}`

const over = (greedy: { toNumber(): number } | null, best: number): number | null => (greedy === null || best === 0 ? null : greedy.toNumber() / best - 1)

const measure = async (row: Case, seed: number): Promise<Measured> => {
  const instance = row.make(seed)
  const started = performance.now()
  const core = await solveCore(instance, {
    ...(row.timeLimitSeconds === null ? {} : { timeLimitSeconds: row.timeLimitSeconds }),
    onProgress: ({ phase, gap }) => progress(`${row.name}  seed ${seed}  ${phase}  gap ${percent(gap)}`),
  })
  const spent = (performance.now() - started) / 1000
  const greedy = baselinesOf(core.network)
  const best = core.cost.toNumber()
  return {
    seconds: spent, gap: core.gap.toNumber(), status: core.status,
    overUnitPrice: over(greedy.greedyUnitPrice, best), overSetupAware: over(greedy.greedySetupAware, best),
  }
}

const median = (values: readonly (number | null)[]): string => {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? '–' : `+${percent(quantile(known, 0.5))}`
}

const rowOf = (row: Case, all: readonly Measured[]): string => {
  const times = all.map((one) => one.seconds)
  const statuses = [...Map.groupBy(all, (one) => one.status)].map(([status, own]) => `${own.length} ${status}`).join(', ')
  return [
    row.name, row.target, statuses, `${seconds(quantile(times, 0.5))} / ${seconds(quantile(times, 0.99))}`,
    percent(Math.max(...all.map((one) => one.gap))), median(all.map((one) => one.overUnitPrice)), median(all.map((one) => one.overSetupAware)),
  ].join(' | ')
}

/** The first solves of a process pay for loading and compiling; servers are warm. */
const warmUp = async (row: Case): Promise<void> => {
  if (row.timeLimitSeconds === null && row.runs >= 20) for (let seed = 1_001; seed <= 1_005; seed += 1) await measure(row, seed)
}

const [wanted = ''] = process.argv.slice(2)
console.log('| instances | target | status | time p50 / p99 | largest gap | greedy by unit price | set-up-aware greedy |')
console.log('|---|---|---|---|---|---|---|')
for (const row of CASES.filter(({ name }) => name.includes(wanted))) {
  const all: Measured[] = []
  await warmUp(row)
  for (let seed = 1; seed <= row.runs; seed += 1) {
    progress(`${row.name}  ${bar(seed - 1, row.runs)}`)
    all.push(await measure(row, seed))
  }
  progress('')
  console.log(`| ${rowOf(row, all)} |`)
}
process.exit(0)
