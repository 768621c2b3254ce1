import type { World } from '../../support/world.js'
import type { Expectations } from './expectation.js'

const officer = (world: World) => world.agency.officer
const manager = (world: World) => world.facility.manager
const request = (world: World) => ({ id: world.ids.matchableRequest })
const proposed = (world: World) => ({ id: world.ids.proposedPlan })
const held = (world: World) => ({ id: world.ids.heldPlan })
const award = (world: World) => ({ id: world.ids.award })
const supervisor = (world: World) => world.ministry.supervisor
const clearing = (world: World) => ({ id: world.ids.clearing })
const visible = { anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'EMPTY' } as const
const refused = { anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'NOT_FOUND' } as const

export const matchingExpectations: Expectations = {
  'Query.matchPlan': { ...visible, document: 'query ($id: ID!) { matchPlan(id: $id) { id } }', variables: proposed, right: officer },
  'Query.matchPlans': { ...visible, document: '{ matchPlans { edges { node { id } } } }', right: officer },
  'Query.award': { ...visible, document: 'query ($id: ID!) { award(id: $id) { id } }', variables: award, right: manager },
  'Query.awards': { ...visible, document: '{ awards { edges { node { id } } } }', right: manager },
  'Query.compareScenarios': {
    ...refused, document: 'query ($id: ID!) { compareScenarios(requestId: $id, scenarios: [{ name: "cheapest" }]) { name } }', variables: request, right: officer,
  },
  'Query.verifyMatchPlan': {
    document: 'query ($id: ID!) { verifyMatchPlan(id: $id) { accepted } }', variables: proposed, right: officer,
    anonymous: 'UNAUTHENTICATED', withoutRole: 'OK', stranger: 'NOT_FOUND',
  },
  'Query.transportTariffs': {
    document: '{ transportTariffs { edges { node { id } } } }', right: officer, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'OK',
  },
  'Mutation.declareTransportTariff': {
    document: 'mutation { declareTransportTariff(input: { unit: "MTK", perUnitKm: "140", validFrom: "2027-01-01", source: "Carrier" }) { id } }',
    right: (world) => world.ministry.supervisor, anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'OK',
  },
  'Query.clearingRun': {
    document: 'query ($id: ID!) { clearingRun(id: $id) { id } }', variables: clearing, right: supervisor, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'OK',
  },
  'Query.verifyClearing': {
    document: 'query ($id: ID!) { verifyClearing(id: $id) { accepted } }', variables: (world) => ({ id: world.ids.endedClearing }), right: supervisor,
    anonymous: 'UNAUTHENTICATED', withoutRole: 'OK', stranger: 'OK',
  },
  'Query.clearingRuns': {
    document: '{ clearingRuns { edges { node { id } } } }', right: supervisor, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'OK',
  },
  'Mutation.clearRegion': {
    document: 'mutation { clearRegion(input: { region: "31" }) { id } }', right: supervisor, anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'OK',
  },
  'Mutation.stopClearing': {
    document: 'mutation ($id: ID!) { stopClearing(id: $id) { id } }', variables: clearing, right: supervisor,
    anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'OK',
  },
  'Mutation.matchBulkRequest': { ...refused, document: 'mutation ($id: ID!) { matchBulkRequest(id: $id) { id } }', variables: request, right: officer },
  'Mutation.stopMatching': { ...refused, document: 'mutation ($id: ID!) { stopMatching(id: $id) { id } }', variables: request, right: officer },
  'Mutation.holdMatchPlan': { ...refused, document: 'mutation ($id: ID!) { holdMatchPlan(id: $id) { id } }', variables: proposed, right: officer },
  'Mutation.confirmMatchPlan': { ...refused, document: 'mutation ($id: ID!) { confirmMatchPlan(id: $id) { id } }', variables: held, right: officer },
  'Mutation.releaseMatchPlan': { ...refused, document: 'mutation ($id: ID!) { releaseMatchPlan(id: $id, input: { reason: "No longer needed" }) { id } }', variables: held, right: officer },
  'Mutation.acceptAward': { ...refused, document: 'mutation ($id: ID!) { acceptAward(id: $id) { id } }', variables: award, right: manager },
  'Mutation.declineAward': { ...refused, document: 'mutation ($id: ID!) { declineAward(id: $id, input: { reason: "No cement" }) { id } }', variables: award, right: manager },
}
