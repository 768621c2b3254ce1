import type { World } from '../../support/world.js'
import type { Expectations } from './expectation.js'

type Id = keyof World['ids']
const of = (id: Id) => (world: World) => ({ id: world.ids[id] })
const manager = (world: World) => world.facility.manager
const quality = (world: World) => world.facility.quality
const dispatcher = (world: World) => world.facility.dispatcher
const officer = (world: World) => world.agency.officer
const refused = { anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'NOT_FOUND' } as const
const withId = (field: string) => `mutation ($id: ID!) { ${field} { id } }`
const findings = 'findings: "Within tolerance"'
const why = 'reason: "The lorry broke down"'

export const fulfilmentExpectations: Expectations = {
  'Query.reconcile': {
    document: 'query ($id: ID!) { reconcile(contractId: $id) { contractLineId } }', variables: of('activeContract'), right: officer,
    anonymous: 'NOT_FOUND', withoutRole: 'OK', stranger: 'NOT_FOUND',
  },
  'Mutation.planWorkOrders': { ...refused, right: manager, document: withId('planWorkOrders(contractId: $id)'), variables: of('freshContract') },
  'Mutation.submitSample': { ...refused, right: manager, document: withId('submitSample(id: $id, description: "One stone, at the gate")'), variables: of('awaitedSample') },
  'Mutation.approveSample': { ...refused, right: officer, document: withId('approveSample(id: $id)'), variables: of('submittedSample') },
  'Mutation.refuseSample': { ...refused, right: officer, document: withId('refuseSample(id: $id, reason: "The edges are sharp")'), variables: of('submittedSample') },
  'Mutation.releaseBatch': { ...refused, right: manager, document: withId('releaseBatch(id: $id)'), variables: of('plannedBatch') },
  'Mutation.startBatch': { ...refused, right: manager, document: withId('startBatch(id: $id)'), variables: of('releasedBatch') },
  'Mutation.reportBatchProgress': { ...refused, right: manager, document: withId('reportBatchProgress(id: $id, made: "2")'), variables: of('begunBatch') },
  'Mutation.finishBatch': { ...refused, right: manager, document: withId('finishBatch(id: $id)'), variables: of('begunBatch') },
  'Mutation.reworkBatch': { ...refused, right: manager, document: withId('reworkBatch(id: $id)'), variables: of('failedBatch') },
  'Mutation.passBatch': { ...refused, right: quality, document: withId(`passBatch(id: $id, ${findings})`), variables: of('finishedBatch') },
  'Mutation.failBatch': { ...refused, right: quality, document: withId(`failBatch(id: $id, ${findings})`), variables: of('finishedBatch') },
  'Mutation.scrapBatch': { ...refused, right: quality, document: withId(`scrapBatch(id: $id, ${findings})`), variables: of('failedBatch') },
  'Mutation.markBatchReady': { ...refused, right: quality, document: withId('markBatchReady(id: $id)'), variables: of('passedBatch') },
  'Mutation.discardBatch': { ...refused, right: quality, document: withId(`discardBatch(id: $id, ${findings})`), variables: of('readyBatch') },
  'Mutation.prepareShipment': {
    ...refused, right: dispatcher, variables: (world) => ({ id: world.ids.activeContract, line: world.ids.contractLine }),
    document: 'mutation ($id: ID!, $line: ID!) { prepareShipment(input: { contractId: $id, lines: [{ lineId: $line, quantity: "1" }] }) { id } }',
  },
  'Mutation.dispatchShipment': { ...refused, right: dispatcher, document: withId('dispatchShipment(id: $id)'), variables: of('preparedShipment') },
  'Mutation.reportArrival': { ...refused, right: dispatcher, document: withId('reportArrival(id: $id)'), variables: of('dispatchedShipment') },
  'Mutation.reportLoss': { ...refused, right: dispatcher, document: withId(`reportLoss(id: $id, ${why})`), variables: of('dispatchedShipment') },
  'Mutation.reportReturn': { ...refused, right: dispatcher, document: withId(`reportReturn(id: $id, ${why})`), variables: of('preparedShipment') },
  'Mutation.receiveShipment': {
    ...refused, right: officer, variables: (world) => ({ id: world.ids.arrivedShipment, line: world.ids.contractLine }),
    document: 'mutation ($id: ID!, $line: ID!) { receiveShipment(input: { shipmentId: $id, lines: [{ lineId: $line, accepted: "2" }] }) { id } }',
  },
  'Mutation.confirmReceipt': { ...refused, right: dispatcher, document: withId('confirmReceipt(id: $id)'), variables: of('receipt') },
  'Mutation.proposeNewDate': {
    ...refused, right: manager, variables: of('freshLine'),
    document: withId('proposeNewDate(input: { contractLineId: $id, proposedOn: "2099-01-02", reason: "The mould broke" })'),
  },
  'Mutation.acceptNewDate': { ...refused, right: officer, document: withId('acceptNewDate(id: $id)'), variables: of('promiseRevision') },
  'Mutation.refuseNewDate': { ...refused, right: officer, document: withId('refuseNewDate(id: $id)'), variables: of('promiseRevision') },
}
