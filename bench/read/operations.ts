/** One measured operation: its GraphQL text, who sends it, and what a request carries. */
export interface Operation {
  name: 'Q1' | 'Q2' | 'Q3' | 'M1'
  means: string
  query: string
  as: 'supervisor' | 'buyer'
  variables(known: Known, index: number): Record<string, unknown>
}

export interface Known { contracts: readonly string[]; products: readonly string[] }

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
    name: 'M1', means: 'draft a request with 3 lines', as: 'buyer',
    query: 'mutation M1($input: DraftBulkRequestInput!) { draftBulkRequest(input: $input) { id title status lines { position description } } }',
    variables: ({ products }, index) => ({ input: draft([0, 1, 2].map((k) => products[(index * 3 + k) % products.length] ?? '')) }),
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
