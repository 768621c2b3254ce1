import { expect } from 'vitest'
import { actor, type ActingClient } from './actors.js'
import { ACCEPT, aMarket, aRequest, held, NOW, type Market, type Works } from './market.js'
import type { Input } from './requests.js'

/** A market whose buyer can sign and receive, and whose facilities can inspect and ship. */
export interface DealMarket extends Market {
  approver: ActingClient
  receiver: ActingClient
  crewOf(works: Works): Promise<Crew>
}
export interface Crew { manager: ActingClient; quality: ActingClient; dispatcher: ActingClient }

/** A contract with one line, and everybody who acts on it. */
export interface Deal extends Crew { market: DealMarket; request: string; plan: string; contract: string; line: string }

export async function aDealMarket(options: Parameters<typeof aMarket>[0] = {}): Promise<DealMarket> {
  const market = await aMarket(options)
  const { app, officer } = market
  const crews = new Map<string, Promise<Crew>>()
  return {
    ...market,
    approver: await actor(app, { name: 'Kepala dinas', kind: 'AGENCY', roles: ['APPROVER'], organizationId: officer.organizationId }),
    receiver: await actor(app, { name: 'Penerima', kind: 'AGENCY', roles: ['RECEIVER'], organizationId: officer.organizationId }),
    crewOf({ manager, facility }) {
      const crew = crews.get(facility) ?? aCrew(market, manager)
      crews.set(facility, crew)
      return crew
    },
  }
}

async function aCrew({ app }: Market, manager: ActingClient): Promise<Crew> {
  const { organizationId } = manager
  return {
    manager,
    quality: await actor(app, { name: 'Mutu', kind: 'FACILITY', roles: ['QUALITY_OFFICER'], organizationId }),
    dispatcher: await actor(app, { name: 'Pengiriman', kind: 'FACILITY', roles: ['DISPATCHER'], organizationId }),
  }
}

export const DRAFT_CONTRACTS = 'mutation ($id: ID!) { draftContracts(planId: $id) { id number status form value { amount } facility { id } lines { id ordered planned promisedOn unitPrice { amount } } } }'
export const SIGN = 'mutation ($id: ID!, $expectedVersion: Int) { signContract(id: $id, expectedVersion: $expectedVersion) { id version status buyerSignedAt supplierSignedAt } }'
export const LINES = 'lines { id ordered cancelled planned inProduction ready inTransit accepted rejected scrapped short promisedOn revisedOn }'
export const CONTRACT = `query ($id: ID!) { contract(id: $id) { id version revision status reason value { amount } finishedValue { amount } ${LINES}
  workOrders { id status isReplacement sample quantity startOn endOn batches { id status quantity made plannedOn curedOn bestBefore } }
  shipments { id status daysLate } promiseRevisions { id status } } }`

/** A plan that its facilities have accepted: what contracts are drafted from. */
export async function acceptedPlan(market: DealMarket, changes: Parameters<typeof aRequest>[2] = {}, options: Input = {}): Promise<{ request: string; plan: any }> {
  market.app.clock.set(NOW)
  const request = await aRequest(market, market.officer, { quantity: '100', ...changes })
  const plan = await held(market.officer, request, options)
  for (const award of plan.awards) await worksOf(market, award.facility.id).manager.ask(ACCEPT, { id: award.id })
  return { request, plan }
}

export function worksOf(market: Market, facility: string): Works {
  const works = [market.tangerang, market.bogor, market.pati].find((candidate) => candidate.facility === facility)
  expect(works, `no works at ${facility}`).toBeDefined()
  return works as Works
}

/** Drafted and not signed by anybody. */
export async function aDraftedDeal(market: DealMarket, changes: Parameters<typeof aRequest>[2] = {}): Promise<Deal> {
  const { request, plan } = await acceptedPlan(market, changes)
  const { draftContracts } = await market.officer.ask(DRAFT_CONTRACTS, { id: plan.id })
  expect(draftContracts).toHaveLength(1)
  const [{ id, facility, lines }] = draftContracts
  return { ...await market.crewOf(worksOf(market, facility.id)), market, request, plan: plan.id, contract: id, line: lines[0].id }
}

/** Signed by both. */
export async function aDeal(market: DealMarket, changes: Parameters<typeof aRequest>[2] = {}): Promise<Deal> {
  const deal = await aDraftedDeal(market, changes)
  await market.approver.ask(SIGN, { id: deal.contract })
  await deal.manager.ask(SIGN, { id: deal.contract })
  return deal
}

export async function contractOf({ market, contract }: Deal): Promise<any> {
  return (await market.officer.ask(CONTRACT, { id: contract }))['contract']
}

/** Hours that are booked for a contract, as the ledger has it. */
export async function hoursBooked({ market, contract }: Pick<Deal, 'market' | 'contract'>): Promise<number> {
  const [row] = await market.app.services.reading.database.query(
    `select coalesce(sum(case kind when 'BOOK' then amount when 'UNBOOK' then -amount else 0 end), 0)::float8 as hours
     from reservation_entry where contract_id = $1 and bucket_id is not null`, [contract])
  return Number(row?.['hours'])
}

/** Every difference between counters and documents, and between ledger and buckets; none is right. */
export async function unreconciled({ market, contract }: Deal): Promise<any[]> {
  const { reconcile, reconcileCapacity } = await market.ministry.ask(
    `query ($id: ID!) { reconcile(contractId: $id) { isConserved terms { term counted documented difference } } reconcileCapacity { drift { bucket } } }`, { id: contract })
  return [...reconcile.filter(({ isConserved }: any) => !isConserved).map(({ terms }: any) => terms), ...reconcileCapacity.drift]
}

/** The authorization that a batch, shipment or receipt action needs, by name. */
const id = (field: string, more = '') => `mutation ($id: ID!) { ${field}(id: $id${more}) { id status } }`
const findings = ', findings: "As the sample, within tolerance"'
const because = ', reason: "The lorry broke down on the way"'
export const PLAN_WORK = 'mutation ($id: ID!) { planWorkOrders(contractId: $id) { id number quantity isReplacement sample batches { id quantity plannedOn status } } }'
export const RELEASE_BATCH = id('releaseBatch')
export const START = id('startBatch')
export const PROGRESS = 'mutation ($id: ID!, $made: Decimal!) { reportBatchProgress(id: $id, made: $made) { id status made } }'
export const FINISH = 'mutation ($id: ID!) { finishBatch(id: $id) { id status quantity curedOn bestBefore } }'
export const PASS = id('passBatch', findings)
export const FAIL = id('failBatch', findings)
export const REWORK = id('reworkBatch')
export const SCRAP = id('scrapBatch', findings)
export const DISCARD = id('discardBatch', findings)
export const READY = id('markBatchReady')
export const PACK = 'mutation ($input: PrepareShipmentInput!) { prepareShipment(input: $input) { id status lines { id quantity } } }'
export const DISPATCH = id('dispatchShipment', ', carrier: "B 9123 XYZ"')
export const ARRIVE = 'mutation ($id: ID!) { reportArrival(id: $id) { id status daysLate } }'
export const LOSE = id('reportLoss', because)
export const RETURN = id('reportReturn', because)
export const RECEIVE = 'mutation ($input: ReceiveShipmentInput!) { receiveShipment(input: $input) { id number lines { accepted rejected short } } }'
export const CONFIRM_RECEIPT = 'mutation ($id: ID!) { confirmReceipt(id: $id) { id confirmedAt } }'

/** Makes all that waits: planned, produced, cured (the clock moves), inspected and ready. */
export async function produced({ market, manager, quality, contract }: Deal): Promise<any[]> {
  const { planWorkOrders } = await manager.ask(PLAN_WORK, { id: contract })
  const batches = planWorkOrders.flatMap(({ batches: of }: any) => of)
  for (const batch of batches) {
    await manager.ask(RELEASE_BATCH, { id: batch.id })
    await manager.ask(START, { id: batch.id })
    await manager.ask(PROGRESS, { id: batch.id, made: batch.quantity })
    await manager.ask(FINISH, { id: batch.id })
    await quality.ask(PASS, { id: batch.id })
  }
  later(market, 28)
  for (const { id: batch } of batches) await quality.ask(READY, { id: batch })
  return batches
}

export function later({ app }: Market, days: number): void {
  app.clock.set(new Date(app.services.now().getTime() + days * 86_400_000))
}

/** Packs, sends and lets arrive a quantity of the contract's line; gives the shipment. */
export async function arrived({ dispatcher, contract, line }: Deal, quantity: string): Promise<any> {
  const { prepareShipment } = await dispatcher.ask(PACK, { input: { contractId: contract, lines: [{ lineId: line, quantity }] } })
  await dispatcher.ask(DISPATCH, { id: prepareShipment.id })
  return (await dispatcher.ask(ARRIVE, { id: prepareShipment.id }))['reportArrival']
}

export async function received({ market, line }: Deal, shipmentId: string, outcome: Input): Promise<any> {
  return (await market.receiver.ask(RECEIVE, { input: { shipmentId, lines: [{ lineId: line, ...outcome }] } }))['receiveShipment']
}
