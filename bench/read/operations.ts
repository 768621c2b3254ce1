import type { ServerName } from './servers.ts'

/** One measured operation: its GraphQL text, who sends it, and what a request carries. */
export interface Operation {
  name: 'Q1' | 'Q2' | 'Q3' | 'D' | 'P1' | 'P1000' | 'M1'
  means: string
  query: string
  as: 'supervisor' | 'buyer'
  variables(known: Known, index: number, server: ServerName): Record<string, unknown>
  isWrite?: boolean
  /** Who does not offer it, and why. */
  without?: Partial<Record<ServerName, string>>
  /** Measured in the same rounds as this one, which it is compared with. */
  beside?: Operation['name']
  /** How long a server takes at least to compile what it runs often. */
  warmUpSeconds?: number
}

/** What requests are about. */
export interface Known { contracts: readonly string[]; products: readonly string[]; deep: DeepPage | null }
/** Where page 1,000 begins: after this request, by the product's cursor or by the id that is in it. */
export interface DeepPage { cursor: string; id: string }

export const PAGE = 20
export const DEEP = 1_000

const ownCursors = 'has cursors of its own: this compares the product with itself and with L'
const pages = { textbook: ownCursors, postgraphile: ownCursors, mercurius: ownCursors, 'graphql-jit': ownCursors, yoga: ownCursors }

export const operations: readonly Operation[] = [
  {
    name: 'Q1', means: 'one contract by id with its request, buyer, facility and lines', as: 'supervisor',
    query: `query Q1($id: ID!) { contract(id: $id) { id number status form revision request { id number title status } buyer { id name kind }
      facility { id name region } lines { id position unit promisedOn } } }`,
    variables: ({ contracts }, index) => ({ id: contracts[index % contracts.length] }),
  },
  {
    name: 'Q2', means: 'the 50 newest requests with buyer, lines and their products', as: 'supervisor',
    query: `query Q2 { bulkRequests(first: 50) { edges { node { id number title status buyer { id name }
      lines { id position description product { id code name } } } } } }`,
    variables: () => ({}),
  },
  {
    name: 'Q3', means: 'the 20 newest contracts with request, facility, lines and shipments', as: 'supervisor',
    query: `query Q3 { contracts(first: 20) { edges { node { id number status request { id number title } facility { id name }
      lines { id position unit promisedOn } shipments { id number status carrier } } } } }`,
    variables: () => ({}),
  },
  {
    name: 'D', means: 'the dashboard: how all facilities stand, month by month', as: 'supervisor',
    query: `query D { fulfilmentOverview(by: [MONTH]) { month activeContracts arrivals onTimeArrivals contracts { status count value { amount currency } }
      acceptedValue { amount currency } hoursAvailable hoursHeld hoursBooked } }`,
    variables: () => ({}), without: { postgraphile: 'derives no sums from tables' },
  },
  {
    name: 'P1', means: `page 1 of the newest requests, ${PAGE} a page`, as: 'supervisor', without: pages,
    query: `query P1 { bulkRequests(first: ${PAGE}) { edges { node { id number title status } } } }`, variables: () => ({}),
  },
  {
    name: 'P1000', means: 'page 1,000 of the same', as: 'supervisor', without: pages, beside: 'P1',
    query: `query P1000($after: Cursor) { bulkRequests(first: ${PAGE}, after: $after) { edges { node { id number title status } } } }`,
    variables: ({ deep }, _, server) => ({ after: server === 'direct' ? deep?.id : deep?.cursor }),
  },
  {
    name: 'M1', means: 'draft a request with 3 lines', as: 'buyer', isWrite: true, warmUpSeconds: 10,
    query: 'mutation M1($input: DraftBulkRequestInput!) { draftBulkRequest(input: $input) { id title status lines { position description } } }',
    variables: ({ products }, index) => ({ input: draft([0, 1, 2].map((k) => products[(index * 3 + k) % products.length] ?? '')) }),
    without: { postgraphile: 'has no nested insert' },
  },
]

function draft(products: readonly string[]): object {
  return {
    title: 'Drafted while measuring', procurementRoute: 'DIRECT_PROCUREMENT',
    lots: [{
      title: 'Lot', paymentTerms: [{ milestone: 'ON_RECEIPT', percent: '100' }],
      lines: products.map((productId, k) => ({ productId, description: `Line ${k + 1}`, quantity: { amount: '100', unit: 'MTK' }, slots: [slot] })),
    }],
  }
}

const slot = {
  place: 'Depot', address: '', region: '31.71', latitude: -6.2, longitude: 106.8, window: { from: '2027-02-01', to: '2027-02-15' }, quantity: '100',
}
