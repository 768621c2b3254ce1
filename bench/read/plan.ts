import { operations, type Known, type Operation } from './operations.ts'
import type { MeasuredServer } from './processes.ts'
import { postgraphileQueries } from './servers/postgraphile-operations.ts'
import { TOKENS } from './world/world.ts'

/** The servers by the name of their file; the first is L, what all others are a ratio of. */
export const SERVERS = ['direct', 'product', 'textbook', 'postgraphile', 'mercurius', 'graphql-jit', 'yoga'] as const

/** An operation as it is sent to one server: with as many different bodies as there are different variables. */
export interface Request { server: MeasuredServer; operation: Operation; token: string | null; bodies: readonly string[] }

const DIFFERENT_BODIES = 200

/** What is sent; not every server offers every operation. */
export function requestsOf(servers: readonly MeasuredServer[], known: Known): Request[] {
  return operations.flatMap((operation) => servers.flatMap((server) => {
    const query = server.name === 'postgraphile' ? postgraphileQueries[operation.name] : operation.query
    if (!query) return []
    const bodies = Array.from({ length: DIFFERENT_BODIES }, (_, i) => JSON.stringify({ query, operationName: operation.name, variables: operation.variables(known, i) }))
    return [{ server, operation, token: server.name === 'product' ? TOKENS[operation.as] : null, bodies: [...new Set(bodies)] }]
  }))
}
