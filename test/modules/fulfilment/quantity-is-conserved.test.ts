import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  aDeal, aDealMarket, ARRIVE, contractOf, DISCARD, DISPATCH, FAIL, FINISH, later, LOSE, PACK, PASS, PLAN_WORK, produced, PROGRESS, READY, RECEIVE, RELEASE_BATCH, RETURN, REWORK, SCRAP, START,
  unreconciled, type Deal, type DealMarket,
} from '../../support/deals.js'

let market: DealMarket

beforeAll(async () => {
  market = await aDealMarket()
})
afterAll(() => market.app.close())

const TERMINATE = 'mutation ($id: ID!) { terminateContract(id: $id, reason: "The street is not built") { id } }'
const PROPOSE = 'mutation ($input: ProposeAmendmentInput!) { proposeAmendment(input: $input) { id } }'
const ACCEPT = 'mutation ($id: ID!) { acceptAmendment(id: $id) { id } }'
const BATCH_STEPS = { PLANNED: [RELEASE_BATCH], RELEASED: [START], IN_PROGRESS: [PROGRESS, FINISH], QC_PENDING: [PASS, PASS, FAIL], QC_PASSED: [READY], QC_FAILED: [REWORK, SCRAP], READY: [DISCARD] }
const SHIPMENT_STEPS = { PREPARED: [DISPATCH, RETURN], DISPATCHED: [ARRIVE, LOSE, RETURN], ARRIVED: [RECEIVE, RECEIVE, RETURN] }

interface Move { what: 'plan' | 'batch' | 'batch again' | 'pack' | 'shipment' | 'shipment again' | 'amend' | 'terminate'; which: number; share: number }

/** Mostly production and delivery, now and then something that cuts across it. */
const move: fc.Arbitrary<Move> = fc.record({
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('batch', 'batch again') }, { weight: 3, arbitrary: fc.constant('plan') }, { weight: 4, arbitrary: fc.constant('pack') },
    { weight: 10, arbitrary: fc.constantFrom('shipment', 'shipment again') }, { weight: 2, arbitrary: fc.constant('amend') }, { weight: 1, arbitrary: fc.constant('terminate') },
  ) as fc.Arbitrary<Move['what']>,
  which: fc.nat(20), share: fc.integer({ min: 1, max: 100 }),
})

const partOf = (quantity: string, share: number): string => String(Math.ceil(Number(quantity) * share) / 100)
const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(1, list.length)]

/** Does one thing that somebody may do now, or that is refused: either is right, as long as nothing gets lost. */
async function perform(deal: Deal, { what, which, share }: Move): Promise<void> {
  const { lines: [line], workOrders, shipments } = await contractOf(deal)
  const everybody = [deal.manager, deal.quality, deal.dispatcher, market.receiver]
  const byAnybody = async (mutation: string, variables: object): Promise<void> => {
    for (const actor of everybody) {
      const { errors } = await actor.send(mutation, variables as Record<string, unknown>)
      expect(errors?.map(({ extensions }) => extensions['code']) ?? []).not.toContain('INTERNAL')
      if (!errors) return
    }
  }
  if (what === 'plan') return await byAnybody(PLAN_WORK, { id: deal.contract })
  if (what === 'pack') return await byAnybody(PACK, { input: { contractId: deal.contract, lines: [{ lineId: deal.line, quantity: partOf(line.ready, share) }] } })
  if (what === 'terminate') return share > 90 ? void await market.approver.send(TERMINATE, { id: deal.contract }) : undefined
  if (what === 'amend') return await amend(deal, String(Number(line.ordered) - Number(line.cancelled) + share - 50))
  if (what.startsWith('batch')) {
    const batch = pick<any>(workOrders.flatMap(({ batches }: any) => batches), which)
    const step = batch && pick(BATCH_STEPS[batch.status as keyof typeof BATCH_STEPS] ?? [], share)
    if (step === READY) later(market, 28)
    return step ? await byAnybody(step, { id: batch.id, ...step === PROGRESS && { made: partOf(batch.quantity, share) } }) : undefined
  }
  const shipment = pick<any>(shipments, which)
  const step = shipment && pick(SHIPMENT_STEPS[shipment.status as keyof typeof SHIPMENT_STEPS] ?? [], share)
  if (step === RECEIVE) return await receive(deal, shipment.id, share)
  if (step) await byAnybody(step, { id: shipment.id })
}

const DRIFT = '{ reconcileOverview { drift { owner measure count trueCount amount trueAmount } } }'

async function amend(deal: Deal, ordered: string): Promise<void> {
  const { data } = await market.officer.send(PROPOSE, { input: { contractId: deal.contract, rationale: 'The street changed', changes: [{ lineId: deal.line, ordered }] } })
  if (data?.['proposeAmendment']) await deal.manager.send(ACCEPT, { id: data['proposeAmendment'].id })
}

async function receive(deal: Deal, shipmentId: string, share: number): Promise<void> {
  const { node } = await market.receiver.ask('query ($id: ID!) { node(id: $id) { ... on Shipment { lines { quantity } } } }', { id: shipmentId })
  const shipped = Number(node.lines[0].quantity)
  const rejected = share > 60 ? Math.floor(shipped / 4) : 0
  const line = { lineId: deal.line, accepted: String(Math.round((shipped - rejected) * 1e6) / 1e6), rejected: String(rejected), rejectionReason: 'Broken corners' }
  await market.receiver.ask(RECEIVE, { input: { shipmentId, lines: [line] } })
}

describe('whatever happens under a contract', () => {
  it('every unit is in one place, the documents say the same, and so do the sums of the overviews', async () => {
    await fc.assert(fc.asyncProperty(fc.boolean(), fc.array(move, { minLength: 25, maxLength: 35 }), async (isReady, moves) => {
      const deal = await aDeal(market, { quantity: '60' })
      if (isReady) await produced(deal)
      else await deal.manager.ask(PLAN_WORK, { id: deal.contract })
      for (const each of moves) {
        await perform(deal, each)
        expect(await unreconciled(deal), JSON.stringify(each)).toEqual([])
        expect((await market.ministry.ask(DRIFT))['reconcileOverview'].drift, JSON.stringify(each)).toEqual([])
      }
      const { lines: [line] } = await contractOf(deal)
      const places = [line.cancelled, line.planned, line.inProduction, line.ready, line.inTransit, line.accepted].map(Number)
      expect(places.reduce((sum, quantity) => sum + quantity, 0)).toBeCloseTo(Number(line.ordered), 6)
    }), { numRuns: 6, endOnFailure: true })
  }, 300_000)
})
