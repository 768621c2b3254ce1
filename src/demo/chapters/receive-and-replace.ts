import { advance, expectThat, type Story } from '../story.js'
import { facilityOf } from './decline-and-replan.js'
import { make } from './follow-production.js'

interface Line { id: string; ready: string; unit: string }

const LINES = 'query ($id: ID!) { contract(id: $id) { status lines { id ready unit } } }'

/** The goods arrive; a part is refused at receipt, becomes replacement demand, is made again, and completes the contract. */
export async function receiveAndReplace(story: Story): Promise<void> {
  const { tell, contractId } = story
  tell.chapter('Shipment, receipt, and a part that is refused')
  const shipped = await shipAll(story)
  const rejected = (Number(shipped[0]?.ready ?? 0) / 10).toFixed(3)
  const shipmentLines = shipped.map(({ id, ready }, index) => index === 0
    ? { lineId: id, accepted: (Number(ready) - Number(rejected)).toFixed(6), rejected, rejectionReason: 'Retak melebihi batas' } : { lineId: id, accepted: ready })
  await receive(story, shipmentLines)
  tell.says(`${rejected} m² are cracked and refused; they are planned again.`)

  const facility = facilityOf(story, story.facilityName ?? '')
  const { planWorkOrders } = await facility.ask<{ planWorkOrders: { isReplacement: boolean; startOn: string; batches: { id: string; position: number; quantity: string; unit: string; curedOn: null }[] }[] }>(
    'mutation ($id: ID!) { planWorkOrders(contractId: $id) { isReplacement startOn batches { id position quantity unit curedOn } } }', { id: contractId })
  expectThat(planWorkOrders.every(({ isReplacement }) => isReplacement), 'the refused quantity is replacement demand')
  tell.held(`Replacement on the facility's earliest free hours, from ${planWorkOrders[0]?.startOn}.`)
  for (const { batches } of planWorkOrders) for (const batch of batches) await make(facility, batch)
  await advance(story, 24 * 29)
  for (const { batches } of planWorkOrders) {
    for (const { id } of batches) await facility.ask('mutation ($id: ID!) { passBatch(id: $id, findings: "SNI 03-0691: rata-rata 9,0 MPa") { id } markBatchReady(id: $id) { status } }', { id })
  }
  await receive(story, (await shipAll(story)).map(({ id, ready }) => ({ lineId: id, accepted: ready })))

  const { contract, reconcile } = await story.jakarta.ask<{ contract: { status: string }; reconcile: { isConserved: boolean }[] }>(
    'query ($id: ID!) { contract(id: $id) { status } reconcile(contractId: $id) { isConserved } }', { id: contractId })
  expectThat(contract.status === 'COMPLETED', 'the contract is complete')
  expectThat(reconcile.every(({ isConserved }) => isConserved), 'quantity is conserved')
  tell.held('COMPLETED. Every square metre is accounted for: reconcile finds no difference.')
}

/** Ships all that is ready, and lets it arrive. */
async function shipAll(story: Story): Promise<Line[]> {
  const facility = facilityOf(story, story.facilityName ?? '')
  const { contract } = await facility.ask<{ contract: { lines: Line[] } }>(LINES, { id: story.contractId })
  const lines = contract.lines.filter(({ ready }) => Number(ready) > 0)
  const { prepareShipment } = await facility.ask<{ prepareShipment: { id: string; number: string } }>(
    'mutation ($input: PrepareShipmentInput!) { prepareShipment(input: $input) { id number } }',
    { input: { contractId: story.contractId, carrier: 'Truk 8 ton', lines: lines.map(({ id, ready }) => ({ lineId: id, quantity: ready })) } })
  await facility.ask('mutation ($id: ID!) { dispatchShipment(id: $id) { id } reportArrival(id: $id) { daysLate } }', { id: prepareShipment.id })
  story.tell.says(`${prepareShipment.number} arrives with ${lines.map(({ ready }) => `${ready} m²`).join(', ')}.`)
  story.shipmentId = prepareShipment.id
  return lines
}

async function receive(story: Story, lines: readonly object[]): Promise<void> {
  const { receiveShipment } = await story.jakarta.ask<{ receiveShipment: { id: string; number: string } }>(
    'mutation ($input: ReceiveShipmentInput!) { receiveShipment(input: $input) { id number } }', { input: { shipmentId: story.shipmentId, lines } })
  await facilityOf(story, story.facilityName ?? '').ask('mutation ($id: ID!) { confirmReceipt(id: $id) { confirmedAt } }', { id: receiveShipment.id })
  story.tell.says(`${receiveShipment.number} is signed by both sides.`)
}
