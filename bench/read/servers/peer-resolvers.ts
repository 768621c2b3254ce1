import DataLoader from 'dataloader'
import { readFileSync } from 'node:fs'
import { draft } from './draft.ts'
import { byId, byKey, CONTRACT_LINES, LINES, newest, overview, pool, SHIPMENTS, type Row } from './peer-reads.ts'

export const typeDefs = readFileSync(new URL('peer-schema.graphql', import.meta.url), 'utf8')

/** One set of loaders for each operation: hand-written, over prepared statements and plain rows. */
export function newLoaders() {
  const one = (table: string) => new DataLoader<string, Row | null>((ids) => byId(table, ids))
  return {
    contract: one('contract'), request: one('bulk_request'), organization: one('organization'), facility: one('facility'), product: one('product'),
    lines: new DataLoader<string, Row[]>((ids) => byKey('request_line', LINES, ids)),
    contractLines: new DataLoader<string, Row[]>((ids) => byKey('contract_line', CONTRACT_LINES, ids)),
    shipments: new DataLoader<string, Row[]>((ids) => byKey('shipment', SHIPMENTS, ids)),
  }
}

export interface PeerContext { loaders: ReturnType<typeof newLoaders> }

const roots = {
  Query: {
    contracts: (_: unknown, { first }: Row) => newest('contract', 'true', first),
    bulkRequests: (_: unknown, { first }: Row) => newest('bulk_request', 'is_published', first),
    fulfilmentOverview: () => overview(),
  },
  Mutation: { draftBulkRequest: async (_: unknown, { input }: Row) => (await draft(pool, process.env['BUYER'] ?? '', input as never) as Row)['draftBulkRequest'] },
}

/** For servers that bring no loaders of their own. */
export const resolvers = {
  Query: { ...roots.Query, contract: (_: unknown, { id }: Row, { loaders }: PeerContext) => loaders.contract.load(id) },
  Mutation: roots.Mutation,
  Contract: {
    request: (row: Row, _: unknown, { loaders }: PeerContext) => loaders.request.load(row['request_id']),
    buyer: (row: Row, _: unknown, { loaders }: PeerContext) => loaders.organization.load(row['buyer_id']),
    facility: (row: Row, _: unknown, { loaders }: PeerContext) => loaders.facility.load(row['facility_id']),
    lines: (row: Row, _: unknown, { loaders }: PeerContext) => loaders.contractLines.load(row['id']),
    shipments: (row: Row, _: unknown, { loaders }: PeerContext) => loaders.shipments.load(row['id']),
  },
  BulkRequest: {
    buyer: (row: Row, _: unknown, { loaders }: PeerContext) => loaders.organization.load(row['buyer_id']),
    lines: (row: Row, _: unknown, { loaders }: PeerContext) => loaders.lines.load(row['id']),
  },
  RequestLine: { product: (row: Row, _: unknown, { loaders }: PeerContext) => loaders.product.load(row['product_id']) },
}

/** Mercurius has loaders of its own. */
export const mercuriusResolvers = {
  Query: { ...roots.Query, contract: async (_: unknown, { id }: Row) => (await byId('contract', [id]))[0] },
  Mutation: roots.Mutation,
}

type Queries = readonly { obj: Row }[]
const along = (table: string, key: string) => (queries: Queries) => byId(table, queries.map(({ obj }) => obj[key]))
const below = (table: string, order: readonly [string, string]) => (queries: Queries) => byKey(table, order, queries.map(({ obj }) => obj['id']))

export const mercuriusLoaders = {
  Contract: {
    request: along('bulk_request', 'request_id'), buyer: along('organization', 'buyer_id'), facility: along('facility', 'facility_id'),
    lines: below('contract_line', CONTRACT_LINES), shipments: below('shipment', SHIPMENTS),
  },
  BulkRequest: { buyer: along('organization', 'buyer_id'), lines: below('request_line', LINES) },
  RequestLine: { product: along('product', 'product_id') },
}
