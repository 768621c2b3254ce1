import type { World } from '../../support/world.js'
import type { Expectations } from './expectation.js'

const officer = (world: World) => world.agency.officer
const pending = (world: World) => ({ id: world.ids.pendingContract })
const active = (world: World) => ({ id: world.ids.activeContract })
const amendment = (world: World) => ({ id: world.ids.amendment })
const visible = { anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'EMPTY', right: officer } as const
const refused = { anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'NOT_FOUND', right: officer } as const
const withId = (field: string) => `mutation ($id: ID!) { ${field} { id } }`

export const contractExpectations: Expectations = {
  'Query.contract': { ...visible, document: 'query ($id: ID!) { contract(id: $id) { id } }', variables: pending },
  'Query.contracts': { ...visible, document: '{ contracts { edges { node { id } } } }' },
  'Mutation.draftContracts': { ...refused, document: withId('draftContracts(planId: $id)'), variables: (world) => ({ id: world.ids.acceptedPlan }) },
  'Mutation.signContract': { ...refused, document: withId('signContract(id: $id)'), variables: pending },
  'Mutation.cancelContract': { ...refused, document: withId('cancelContract(id: $id, reason: "The budget was withdrawn")'), variables: pending },
  'Mutation.terminateContract': { ...refused, document: withId('terminateContract(id: $id, reason: "The street is not built")'), variables: active },
  'Mutation.proposeAmendment': {
    ...refused, variables: (world) => ({ id: world.ids.freshContract, line: world.ids.freshLine }),
    document: `mutation ($id: ID!, $line: ID!) {
      proposeAmendment(input: { contractId: $id, rationale: "The street became longer", changes: [{ lineId: $line, ordered: "60" }] }) { id } }`,
  },
  'Mutation.acceptAmendment': { ...refused, document: withId('acceptAmendment(id: $id)'), variables: amendment },
  'Mutation.rejectAmendment': { ...refused, document: withId('rejectAmendment(id: $id, reason: "It does not fit our plan")'), variables: amendment },
}
