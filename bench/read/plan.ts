import type { BenchDatabase } from './database.ts'
import { askOnce } from './load.ts'
import { DEEP, operations, PAGE, type DeepPage, type Known, type Operation } from './operations.ts'
import type { MeasuredServer } from './processes.ts'
import { PRODUCT, PROMISING, type ServerName } from './servers.ts'
import { postgraphileQueries } from './servers/postgraphile-operations.ts'
import { SIZES, TOKENS } from './world/world.ts'

/** An operation as it is sent to one server: with as many different bodies as there are different variables. */
export interface Request { server: MeasuredServer; operation: Operation; token: string | null; bodies: readonly string[] }

const DIFFERENT_BODIES = 200

/** What is sent; not every server offers every operation. */
export function requestsOf(servers: readonly MeasuredServer[], known: Known): Request[] {
  return operations.flatMap((operation) => servers.filter(({ name }) => isOffered(operation, name, known)).map((server) => {
    const query = server.name === 'postgraphile' ? postgraphileQueries[operation.name] : operation.query
    const bodies = Array.from({ length: DIFFERENT_BODIES }, (_, i) => JSON.stringify({ query, operationName: operation.name, variables: operation.variables(known, i, server.name) }))
    return { server, operation, token: SIGNED_IN.has(server.name) ? TOKENS[operation.as] : null, bodies: [...new Set(bodies)] }
  }))
}

const SIGNED_IN = new Set<ServerName>([PRODUCT, PROMISING])

/** Only a write has promises to keep. */
function isOffered({ name, without, isWrite }: Operation, by: ServerName, { deep }: Known): boolean {
  return !without?.[by] && (name !== 'P1000' || deep !== null) && (by !== PROMISING || isWrite === true)
}

const MOST_A_PAGE = 100

/** What requests are about, in this world. A small one has no page 1,000. */
export async function knownIn(database: BenchDatabase, servers: readonly MeasuredServer[]): Promise<Known> {
  const product = servers.find(({ name }) => name === PRODUCT)
  if (!product) throw new Error('the product does not run')
  const hasDeepPage = SIZES[database.size].requests >= DEEP * PAGE
  return { contracts: await database.ids('contract', 200), products: await database.ids('product', 200), deep: hasDeepPage ? await walkToDeepPage(product) : null }
}

/** Follows the product's cursors to page 1,000, as a client does. @throws when the world has fewer pages */
async function walkToDeepPage(product: MeasuredServer): Promise<DeepPage> {
  const query = 'query Walk($first: Int, $after: Cursor) { bulkRequests(first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }'
  let deep: DeepPage = { cursor: '', id: '' }
  for (let left = (DEEP - 1) * PAGE; left > 0; left -= MOST_A_PAGE) {
    const variables = { first: Math.min(left, MOST_A_PAGE), after: deep.cursor || null }
    const text = await askOnce(product.url, TOKENS.supervisor, JSON.stringify({ query, variables }))
    const { edges, pageInfo } = (JSON.parse(text) as Walked).data?.bulkRequests ?? {}
    if (!edges || !pageInfo?.hasNextPage) throw new Error(`the world has no page ${DEEP}: ${text.slice(0, 300)}`)
    deep = { cursor: pageInfo.endCursor, id: edges.at(-1)?.node.id ?? '' }
  }
  return deep
}

interface Walked { data?: { bulkRequests: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } }
