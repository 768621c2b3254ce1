import { applyLoad, askOnce } from './load.ts'
import type { BenchDatabase } from './database.ts'
import type { Request } from './plan.ts'
import { databaseCpuSeconds } from './processes.ts'

export interface Sample { perSecond: number; p50: number; p99: number; nodeMicros: number; databaseMicros: number }
export interface Cell { server: string; operation: string; connections: number; samples: Sample[]; statements: number }
export interface Pace { connections: readonly number[]; rounds: number; milliseconds: number; warmUp: number }

const COUNTED = 20

/** All servers of one operation take turns within each round, so that what disturbs the machine disturbs all of them. */
export async function measure(requests: readonly Request[], pace: Pace, database: BenchDatabase): Promise<Cell[]> {
  const cells = new Map<string, Cell>()
  for (const request of requests) {
    await applyLoad({ ...request, url: request.server.url, connections: 16, milliseconds: pace.warmUp })
    const statements = await statementsPerRequest(request, database)
    for (const connections of pace.connections) cells.set(keyOf(request, connections), { ...named(request), connections, statements, samples: [] })
  }
  for (let round = 0; round < pace.rounds; round += 1) {
    for (const connections of pace.connections) {
      for (const request of rotated(requests, round)) {
        cells.get(keyOf(request, connections))?.samples.push(await sampleOf(request, { connections, milliseconds: pace.milliseconds }, database))
      }
    }
  }
  return [...cells.values()]
}

async function sampleOf({ server, token, bodies }: Request, load: { connections: number; milliseconds: number }, { postmaster }: BenchDatabase): Promise<Sample> {
  const before = { node: server.cpuSeconds(), database: databaseCpuSeconds(postmaster) }
  const { requests, seconds, latencies } = await applyLoad({ url: server.url, token, bodies, ...load })
  const micros = (spent: number): number => spent * 1_000_000 / requests
  return {
    perSecond: requests / seconds, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99),
    nodeMicros: micros(server.cpuSeconds() - before.node), databaseMicros: micros(databaseCpuSeconds(postmaster) - before.database),
  }
}

async function statementsPerRequest(request: Request, database: BenchDatabase): Promise<number> {
  const { server, token, bodies } = request
  const all = await database.statementsOf(server.name, async () => {
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

function named({ server, operation }: Request): { server: string; operation: string } {
  return { server: server.name, operation: operation.name }
}

function keyOf({ server, operation }: Request, connections: number): string {
  return `${operation.name} ${server.name} ${connections}`
}
