import { expectAgreement } from './agree.ts'
import { measure, type Cell, type Pace, type WarmUp } from './measure.ts'
import { operations } from './operations.ts'
import type { Request } from './plan.ts'
import { durationOf, loadOf, startProgress } from './progress.ts'

/** All that one run measured, and how long each operation's servers were warmed up. */
export interface Run { cells: Cell[]; warmUps: Record<string, WarmUp>; milliseconds: number }

/** Operation by operation, reads first: what M1 writes would lie in their way. @throws when servers do not agree */
export async function measureAll(requests: readonly Request[], pace: Pace): Promise<Run> {
  const expected = loadOf(requests, pace)
  const servers = new Set(requests.map(({ server }) => server))
  console.log(`${servers.size} servers, ${pace.connections.join(', ')} connections, ${pace.rounds} rounds of ${pace.milliseconds / 1_000} s: at least ${durationOf(expected)} minutes`)
  const progress = startProgress(expected)
  const run: Run = { cells: [], warmUps: {}, milliseconds: 0 }
  const started = performance.now()
  for (const together of Map.groupBy(operations, ({ name, beside }) => beside ?? name).values()) {
    const measured = together.filter((operation) => requests.some((request) => request.operation === operation))
    const own = requests.filter(({ operation }) => measured.includes(operation))
    if (own.length === 0) continue
    for (const alike of Map.groupBy(own, ({ server, operation }) => `${server.database.size} ${operation.name}`).values()) await expectAgreement(alike)
    const { cells, warmUp } = await measure(own, pace, progress)
    run.cells.push(...cells)
    for (const { name, means } of measured) {
      run.warmUps[name] = warmUp
      progress.note(`${name}: ${means}`)
    }
  }
  return { ...run, milliseconds: performance.now() - started }
}
