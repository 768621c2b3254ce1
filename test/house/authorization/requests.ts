import type { World } from '../../support/world.js'
import type { Expectations } from './expectation.js'

const input = '{ title: "Paving", procurementRoute: SWAKELOLA_TYPE_II, lots: [] }'
const officer = (world: World) => world.agency.officer
const draft = (world: World) => ({ id: world.ids.draftRequest })
const own = { anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'NOT_FOUND', right: officer, variables: draft } as const

export const requestExpectations: Expectations = {
  'Query.bulkRequest': {
    document: 'query ($id: ID!) { bulkRequest(id: $id) { id } }', variables: draft, right: officer, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'EMPTY',
  },
  'Query.bulkRequests': {
    document: '{ bulkRequests { edges { node { id } } } }', right: officer, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'EMPTY',
  },
  'Mutation.draftBulkRequest': {
    document: `mutation { draftBulkRequest(input: ${input}) { id } }`, right: officer, anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'OK',
  },
  'Mutation.reviseBulkRequest': {
    ...own, document: 'mutation ($id: ID!) { reviseBulkRequest(id: $id, input: { title: "Kerb stones", procurementRoute: E_PURCHASING, expectedVersion: 1 }) { id } }',
  },
  'Mutation.publishBulkRequest': { ...own, document: 'mutation ($id: ID!) { publishBulkRequest(id: $id) { id } }' },
  'Mutation.amendBulkRequest': {
    ...own,
    document: `mutation ($id: ID!, $line: UUID!) {
      amendBulkRequest(id: $id, input: { expectedVersion: 2, rationale: "Wider kerb", lines: [{ lineId: $line, toleranceOver: "5" }] }) { id } }`,
    variables: (world) => ({ id: world.ids.publishedRequest, line: world.ids.requestLine }),
  },
  'Mutation.cancelBulkRequest': { ...own, document: 'mutation ($id: ID!) { cancelBulkRequest(id: $id, input: { reason: "No budget" }) { id } }' },
}
