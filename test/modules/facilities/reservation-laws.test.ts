import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookCapacity, holdCapacity, releaseCapacity, unbookCapacity } from '../../../src/modules/facilities/index.js'
import { newId } from '../../../src/platform/id.js'
import type { Tx } from '../../../src/platform/transaction.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aWorkshop, inTransaction, type Workshop } from '../../support/workshop.js'

const DAYS = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-05', '2026-12-06']
const AVAILABLE = [600, 600, 600, 400, 0]

type Step = { verb: 'hold'; wants: readonly [day: number, hundredths: number][] } | { verb: 'release' | 'book' | 'unbook'; which: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ verb: fc.constant('hold' as const), wants: fc.array(fc.tuple(fc.nat(DAYS.length - 1), fc.integer({ min: 1, max: 350 })), { minLength: 1, maxLength: 4 }) }) },
  { weight: 4, arbitrary: fc.record({ verb: fc.constantFrom('release' as const, 'book' as const, 'unbook' as const), which: fc.nat(7) }) },
)

/** What ought to be true, in hundredths of an hour: the plans made so far, and what each has of every day. */
interface Plan { id: string; allocation: string; contract: string; amounts: number[]; state: 'HELD' | 'BOOKED' | 'FREE' }

describe('any sequence of holding, releasing, booking and unbooking', () => {
  let app: TestApp
  let workshop: Workshop
  const run = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => inTransaction({ em: app.services.orm.em, now: app.clock.now() }, work)

  beforeAll(async () => {
    app = await startTestApp()
    app.clock.set(new Date('2026-11-24T03:00:00Z'))
    workshop = await aWorkshop(app)
  })
  afterAll(() => app.close())

  it('leaves every day with what a simple count says, within its hours, and equal to the ledger', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
      const plans: Plan[] = []
      for (const next of steps) {
        if (next.verb === 'hold') await tryToHold(plans, next.wants)
        else await move(plans[next.which % Math.max(plans.length, 1)], next.verb)
        expect(await buckets()).toEqual(DAYS.map((_, day) => ({ held: total(plans, 'HELD', day), booked: total(plans, 'BOOKED', day) })))
      }
      const { reconcileCapacity } = await workshop.ministry.ask('{ reconcileCapacity { drift { bucket } } }')
      expect(reconcileCapacity.drift).toEqual([])
      for (const plan of plans) await giveBack(plan)
    }), { numRuns: 20 })
  })

  async function tryToHold(plans: Plan[], wants: readonly (readonly [number, number])[]): Promise<void> {
    const plan: Plan = { id: newId(), allocation: newId(), contract: newId(), amounts: DAYS.map(() => 0), state: 'HELD' }
    for (const [day, amount] of wants) plan.amounts[day] = (plan.amounts[day] ?? 0) + amount
    const fits = plan.amounts.every((amount, day) => amount === 0 || amount + total(plans, 'HELD', day) + total(plans, 'BOOKED', day) <= (AVAILABLE[day] ?? 0))
    const items = wants.map(([day, amount]) => ({ allocationId: plan.allocation, line: workshop.line, day: DAYS[day] ?? '', hours: (amount / 100).toFixed(2) }))
    const held = await run((tx) => holdCapacity(tx, plan.id, items)).then(() => true, (error: { code?: string }) => error.code === 'CONFLICT' ? false : Promise.reject(error))
    expect(held).toBe(fits)
    if (held) plans.push(plan)
  }

  async function move(plan: Plan | undefined, verb: 'release' | 'book' | 'unbook'): Promise<void> {
    if (!plan) return
    const outcome = await run((tx) => verbs[verb](tx, plan)).then(() => 'DONE', (error: { code?: string }) => error.code)
    expect(outcome).toBe(verb === 'book' && plan.state === 'FREE' ? 'CONFLICT' : 'DONE')
    plan.state = after(plan.state, verb)
  }

  const bookingOf = ({ allocation, contract }: Plan) => ({ allocationIds: [allocation], contractId: contract })
  const verbs = {
    release: (tx: Tx, plan: Plan) => releaseCapacity(tx, { planId: plan.id }),
    book: (tx: Tx, plan: Plan) => bookCapacity(tx, bookingOf(plan)),
    unbook: (tx: Tx, plan: Plan) => unbookCapacity(tx, bookingOf(plan)),
  }

  function after(state: Plan['state'], verb: 'release' | 'book' | 'unbook'): Plan['state'] {
    if (verb === 'book') return state === 'HELD' ? 'BOOKED' : state
    return state === (verb === 'release' ? 'HELD' : 'BOOKED') ? 'FREE' : state
  }

  async function giveBack(plan: Plan): Promise<void> {
    await run((tx) => releaseCapacity(tx, { planId: plan.id }))
    await run((tx) => unbookCapacity(tx, { allocationIds: [plan.allocation], contractId: plan.contract }))
  }

  async function buckets(): Promise<{ held: number; booked: number }[]> {
    const rows = await app.services.reading.database.query(
      'select (hours_held * 100)::int as held, (hours_booked * 100)::int as booked from capacity_bucket where line_id = $1 and day = any($2::date[]) order by day', [workshop.line, DAYS])
    return rows as { held: number; booked: number }[]
  }
})

function total(plans: readonly Plan[], state: Plan['state'], day: number): number {
  return plans.filter((plan) => plan.state === state).reduce((sum, plan) => sum + (plan.amounts[day] ?? 0), 0)
}
