import { holdCapacity, type Facility, type HoldItem } from '../../facilities/index.js'
import type { Tx } from '../../../platform/transaction.js'
import { sumOf } from '../../../values/decimal.js'
import { Money } from '../../../values/money.js'
import type { Allocation } from '../allocation.entity.js'
import { Award } from '../award.entity.js'
import { afterBusinessHours } from '../business-clock.js'
import type { MatchPlan } from '../match-plan.entity.js'
import { expectWithinDayLimits } from './day-limits.js'

/** Hours of working days that a facility has for its answer. */
export interface AnswerTime { respondHours: number }

/**
 * Asks each facility for its part, and reserves the capacity of all allocations at the end of the transaction, all or nothing:
 * it fails with CONFLICT and the shortfall when something of it is gone.
 */
export async function askFacilities(tx: Tx, plan: MatchPlan, allocations: readonly Allocation[], { respondHours }: AnswerTime): Promise<Award[]> {
  const items = allocations.map(holdItem)
  await tx.em.populate([...allocations], ['capability'])
  tx.atTheEnd(async () => {
    await holdCapacity(tx, plan.id, items)
    await expectWithinDayLimits(tx, allocations.filter(({ capability }) => capability?.maximumPerDay))
  })
  for (const allocation of allocations) allocation.heldUnder = plan.id
  const holidays = await holidaysAhead(tx)
  return [...Map.groupBy(allocations, ({ facility }) => facility).entries()].map(([facility, parts]) => {
    const respondBy = afterBusinessHours(tx.now, respondHours, { zone: facility.timezone, holidays })
    return awardOf(tx, plan, { facility, parts, respondBy })
  })
}

function awardOf(tx: Tx, plan: MatchPlan, { facility, parts, respondBy }: { facility: Facility; parts: readonly Allocation[]; respondBy: Date }): Award {
  const { request, buyer, cost: { currency } } = plan
  const amount = sumOf(parts.flatMap(({ productionCost, transportCost, setupCost }) => [productionCost.amount, transportCost.amount, setupCost.amount]))
  const award = tx.create(Award, { plan, request, buyer, supplier: facility.organization, facility, status: 'PENDING', value: new Money(amount, currency), respondBy })
  for (const part of parts) part.award = award
  tx.record('AwardMade', award, {
    planId: plan.id, facilityId: facility.id, value: award.value.amount, currency, respondBy: respondBy.toISOString(),
  })
  return award
}

function holdItem({ id, productionLine, stockItem, day, hours, quantity }: Allocation): HoldItem {
  if (stockItem) return { allocationId: id, stockItem: stockItem.id, quantity }
  if (!productionLine || !day) throw new Error(`allocation ${id} has no source`)
  return { allocationId: id, line: productionLine.id, day, hours }
}

async function holidaysAhead(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ day: string }>(
    `select to_char(date, 'YYYY-MM-DD') as day from holiday where status = 'DECLARED' and date >= $1::timestamptz::date - 1`, [tx.now])
  return new Set(rows.map(({ day }) => day))
}
