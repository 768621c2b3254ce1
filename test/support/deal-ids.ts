import { newId } from '../../src/platform/id.js'
import type { ActingClient } from './actors.js'
import type { TestApp } from './app.js'
import { aFacility, aLine as productionLine, aProduct } from './workshop.js'
import { aDraft, aLine, aLot, aSlot, published } from './requests.js'

const BATCHES = { planned: 'PLANNED', released: 'RELEASED', begun: 'IN_PROGRESS', finished: 'QC_PENDING', passed: 'QC_PASSED', failed: 'QC_FAILED', ready: 'READY' } as const
const SHIPMENTS = { prepared: 'PREPARED', dispatched: 'DISPATCHED', arrived: 'ARRIVED' } as const

type BatchId = `${keyof typeof BATCHES}Batch`
type ShipmentId = `${keyof typeof SHIPMENTS}Shipment`
export type DealId = BatchId | ShipmentId
  | 'acceptedPlan' | 'pendingContract' | 'activeContract' | 'contractLine' | 'freshContract' | 'freshLine' | 'amendment' | 'receipt' | 'promiseRevision' | 'workOrder' | 'awaitedSample' | 'submittedSample'

export interface Dealers { app: TestApp; officer: ActingClient; manager: ActingClient; supervisor: ActingClient }
export type Works = Dealers & { product: string }

/** A plan to draft contracts from, a contract to sign, one in force that nothing was done under, and one with a batch and a shipment in every state that an action starts from. */
export async function dealIds(people: Dealers): Promise<Record<DealId, string>> {
  const { manager } = people
  const dealers = await worksOfTheirOwn(people)
  const { id: pendingContract } = await draftedContract(dealers)
  const { id: activeContract, line } = await signedContract(dealers)
  const { id: freshContract, line: freshLine } = await signedContract(dealers)
  const { planWorkOrders: [order] } = await manager.ask('mutation ($id: ID!) { planWorkOrders(contractId: $id) { id batches { id } } }', { id: activeContract })
  return {
    acceptedPlan: await acceptedPlan(dealers), pendingContract, activeContract, contractLine: line, freshContract, freshLine, workOrder: order.id,
    ...await inEveryState(dealers.app, { contract: activeContract, line, batch: order.batches[0].id }),
    amendment: (await manager.ask('mutation ($input: ProposeAmendmentInput!) { proposeAmendment(input: $input) { id } }', {
      input: { contractId: activeContract, rationale: 'Cement is dearer', changes: [{ lineId: line, unitPrice: '71000' }] },
    }))['proposeAmendment'].id,
    promiseRevision: (await manager.ask('mutation ($input: ProposeNewDateInput!) { proposeNewDate(input: $input) { id } }', {
      input: { contractLineId: line, proposedOn: '2099-01-01', reason: 'The mould broke' },
    }))['proposeNewDate'].id,
  }
}

/** So that what is booked here stands in nobody's way elsewhere. */
export async function worksOfTheirOwn(people: Dealers, changes: Record<string, unknown> = {}): Promise<Works> {
  const product = await aProduct(people.supervisor, changes)
  const line = await productionLine(people.manager, await aFacility(people.manager, { name: 'Bengkel kontrak' }))
  const input = { lineId: line, productId: product, qualityClass: 'D', outputPerHour: '8.5', validFrom: '2026-01-01', unitPrice: { amount: '70000', currency: 'IDR' } }
  await people.manager.ask('mutation ($input: DeclareCapabilityInput!) { declareCapability(input: $input) { id } }', { input })
  return { ...people, product }
}

async function acceptedPlan({ officer, manager, product }: Works): Promise<string> {
  const { id } = await published(officer, aDraft([aLot([aLine(product, { quantity: { amount: '51', unit: 'MTK' }, slots: [aSlot('51')] })])]))
  const { matchBulkRequest } = await officer.ask('mutation ($id: ID!) { matchBulkRequest(id: $id) { id } }', { id })
  const { holdMatchPlan } = await officer.ask('mutation ($id: ID!) { holdMatchPlan(id: $id) { id awards { id } } }', { id: matchBulkRequest.id })
  for (const award of holdMatchPlan.awards) await manager.ask('mutation ($id: ID!) { acceptAward(id: $id) { id } }', { id: award.id })
  return holdMatchPlan.id
}

async function draftedContract(dealers: Works): Promise<{ id: string; line: string }> {
  const { draftContracts: [contract] } = await dealers.officer.ask('mutation ($id: ID!) { draftContracts(planId: $id) { id lines { id } } }', { id: await acceptedPlan(dealers) })
  return { id: contract.id, line: contract.lines[0].id }
}

export async function signedContract(dealers: Works): Promise<{ id: string; line: string }> {
  const contract = await draftedContract(dealers)
  for (const side of [dealers.officer, dealers.manager]) await side.ask('mutation ($id: ID!) { signContract(id: $id) { id } }', { id: contract.id })
  return contract
}

/** Straight into the database: two square metres in each state, and what is left stays planned. */
async function inEveryState(app: TestApp, { contract, line, batch }: Record<'contract' | 'line' | 'batch', string>) {
  const query = (sql: string, values: unknown[]) => app.services.reading.database.query(sql, values)
  const ids = (names: readonly string[], kind: string): Record<string, string> => Object.fromEntries(names.map((name) => [`${name}${kind}`, newId()]))
  const batches = ids(Object.keys(BATCHES), 'Batch')
  for (const [name, status] of Object.entries(BATCHES)) {
    await query(`insert into batch (id, contract_id, buyer_id, supplier_id, work_order_id, contract_line_id, position, status, quantity, made, unit, planned_on, allocations, cured_on)
      select $1, contract_id, buyer_id, supplier_id, work_order_id, contract_line_id, 9, $2, 2, 2, unit, planned_on, '{}', '2020-01-01' from batch where id = $3`, [batches[`${name}Batch`], status, batch])
  }
  await query(`update batch set quantity = 9 where id = $1`, [batches['readyBatch']])
  await query(`update contract_line set planned = ordered - 40, in_production = 20, ready = 10, in_transit = 10 where id = $1`, [line])
  const shipments = ids(Object.keys(SHIPMENTS), 'Shipment')
  for (const [name, status] of Object.entries(SHIPMENTS)) {
    await query(`insert into shipment (id, contract_id, buyer_id, supplier_id, number, status, prepared_at)
      select $1::uuid, id, buyer_id, supplier_id, $1::uuid::text, $2, now() from contract where id = $3`, [shipments[`${name}Shipment`], status, contract])
    await query(`insert into shipment_line (id, shipment_id, contract_line_id, buyer_id, supplier_id, quantity, unit)
      select $1, $2, id, buyer_id, supplier_id, 2, unit from contract_line where id = $3`, [newId(), shipments[`${name}Shipment`], line])
  }
  const receipt = newId()
  await query(`insert into receipt (id, contract_id, buyer_id, supplier_id, shipment_id, number, received_at)
    select $1, id, buyer_id, supplier_id, $2, 'BAST', now() from contract where id = $3`, [receipt, shipments['dispatchedShipment'], contract])
  const samples = { awaitedSample: newId(), submittedSample: newId() }
  for (const [id, sample] of [[samples.awaitedSample, 'AWAITED'], [samples.submittedSample, 'SUBMITTED']]) await query(`insert into work_order (id, contract_id, buyer_id, supplier_id, contract_line_id, facility_id, production_line_id, number, status, quantity, unit, start_on, end_on, is_replacement, sample)
    select $1::uuid, contract_id, buyer_id, supplier_id, contract_line_id, facility_id, production_line_id, $1::uuid::text, 'OPEN', 1, unit, start_on, end_on, false, $2
    from work_order where contract_id = $3 and sample = 'NOT_REQUIRED' limit 1`, [id, sample, contract])
  return { ...batches as Record<BatchId, string>, ...shipments as Record<ShipmentId, string>, receipt, ...samples }
}
