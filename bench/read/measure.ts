import { applyLoad, askOnce } from './load.ts'
import type { Request } from './plan.ts'
import { cpuSecondsWithChildren } from './processes.ts'
import type { Progress } from './progress.ts'
import type { ServerName } from './servers.ts'
import type { SizeName } from './world/world.ts'

export interface Sample { perSecond: number; p50: number; p99: number; nodeMicros: number; databaseMicros: number }
export interface Cell { world: SizeName; server: ServerName; operation: string; connections: number; samples: Sample[]; statements: number }

/** How long each thing lasts, in milliseconds. A warm-up lasts at least `leastWarmUp` (or what its operation says), at most `mostWarmUp` longer. */
export interface Pace { connections: readonly number[]; rounds: number; milliseconds: number; leastWarmUp: number; mostWarmUp: number }
/** How long every server was warmed up, and how much Node's CPU time for a request still changed in the end: the most of any server. */
export interface WarmUp { seconds: number; change: number }
export interface Measured { cells: Cell[]; warmUp: WarmUp }

const COUNTED = 20
const SLICE_MS = 1_000
const WARM_UP_CONNECTIONS = 16
const STEADY = 0.05

/** All servers of one operation take turns within each round, so that what disturbs the machine disturbs all of them. */
export async function measure(requests: readonly Request[], pace: Pace, progress: Progress): Promise<Measured> {
  const warmUp = await warmUpAll(requests, pace, progress)
  const cells = new Map<string, Cell>()
  for (const request of requests) {
    const statements = await statementsPerRequest(request)
    for (const connections of pace.connections) cells.set(keyOf(request, connections), { ...named(request), connections, statements, samples: [] })
  }
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const connections of pace.connections) {
      for (const request of rotated(requests, round)) {
        cells.get(keyOf(request, connections))?.samples.push(await sampleOf(request, { connections, milliseconds: pace.milliseconds }, progress))
      }
    }
  }
  return { cells: [...cells.values()], warmUp }
}

/** Slices in turn until no server gets cheaper any more: the same time for each of them. */
async function warmUpAll(requests: readonly Request[], { leastWarmUp, mostWarmUp }: Pace, progress: Progress): Promise<WarmUp> {
  const least = Math.max(leastWarmUp, (requests[0]?.operation.warmUpSeconds ?? 0) * 1_000)
  const last = new Map<Request, number>()
  for (let spent = SLICE_MS; ; spent += SLICE_MS) {
    let change = 0
    for (const request of requests) {
      const { nodeMicros } = await sampleOf(request, { connections: WARM_UP_CONNECTIONS, milliseconds: SLICE_MS }, progress)
      change = Math.max(change, Math.abs(nodeMicros / (last.get(request) ?? Number.POSITIVE_INFINITY) - 1))
      last.set(request, nodeMicros)
    }
    if (spent >= least && (change <= STEADY || spent >= least + mostWarmUp)) return { seconds: spent / 1_000, change }
  }
}

async function sampleOf({ server, operation, token, bodies }: Request, load: { connections: number; milliseconds: number }, progress: Progress): Promise<Sample> {
  const { postmaster } = server.database
  const before = { node: server.cpuSeconds(), database: cpuSecondsWithChildren(postmaster) }
  const { requests, seconds, latencies } = await applyLoad({ url: server.url, token, bodies, ...load })
  progress.add(load.milliseconds, `${operation.name} ${server.name}`)
  const micros = (spent: number): number => spent * 1_000_000 / requests
  return {
    perSecond: requests / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99),
    nodeMicros: micros(server.cpuSeconds() - before.node), databaseMicros: micros(cpuSecondsWithChildren(postmaster) - before.database),
  }
}

async function statementsPerRequest({ server, token, bodies }: Request): Promise<number> {
  const all = await server.database.statementsOf(server.name, async () => {
    for (let i = 0; i < COUNTED; i += 1) await askOnce(server.url, token, bodies[i % bodies.length] ?? '')
  })
  return Math.round(all / COUNTED)
}

function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const from = by % Math.max(1, items.length)
  return [...items.slice(from), ...items.slice(0, from)]
}

function named({ server, operation }: Request): Pick<Cell, 'world' | 'server' | 'operation'> {
  return { world: server.database.size, server: server.name, operation: operation.name }
}

function keyOf(request: Request, connections: number): string {
  return [...Object.values(named(request)), connections].join(' ')
}
