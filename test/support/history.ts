import type { ActingClient } from './actors.js'
import { signedContract, worksOfTheirOwn, type Dealers } from './deal-ids.js'
import { ARRIVE, DISPATCH, FINISH, PACK, PASS, PLAN_WORK, PROGRESS, READY, RECEIVE, RELEASE_BATCH, START } from './deals.js'
import { AMEND, aDraft, aLine, aLot, published } from './requests.js'

export interface Historians extends Dealers { quality: ActingClient; dispatcher: ActingClient }

/** What only comes to be by being done: an amended request, an inspection, a receipt with its lines. */
export async function recordHistory(people: Historians): Promise<void> {
  const works = await worksOfTheirOwn(people, { curingDays: 0 })
  const request = await published(people.officer, aDraft([aLot([aLine(works.product)])]))
  const lines = [{ lineId: request.lineId, toleranceOver: '5' }]
  await people.officer.ask(AMEND, { id: request.id, input: { expectedVersion: request.version, rationale: 'Wider kerb', lines } })
  const { id, line } = await signedContract(works)
  await produceAll(people, id)
  await deliver(people, { contract: id, line, quantity: '10' })
}

async function produceAll({ manager, quality }: Historians, contract: string): Promise<void> {
  const { planWorkOrders } = await manager.ask(PLAN_WORK, { id: contract })
  for (const { id, quantity } of planWorkOrders.flatMap(({ batches }: any) => batches)) {
    await manager.ask(RELEASE_BATCH, { id })
    await manager.ask(START, { id })
    await manager.ask(PROGRESS, { id, made: quantity })
    await manager.ask(FINISH, { id })
    await quality.ask(PASS, { id })
    await quality.ask(READY, { id })
  }
}

async function deliver({ officer, dispatcher }: Historians, sent: { contract: string; line: string; quantity: string }): Promise<void> {
  const { prepareShipment: { id } } = await dispatcher.ask(PACK, { input: { contractId: sent.contract, lines: [{ lineId: sent.line, quantity: sent.quantity }] } })
  await dispatcher.ask(DISPATCH, { id })
  await dispatcher.ask(ARRIVE, { id })
  await officer.ask(RECEIVE, { input: { shipmentId: id, lines: [{ lineId: sent.line, accepted: sent.quantity }] } })
}
