import type { Tx } from '../../../platform/transaction.js'
import { decimal, decimalText, sumOf } from '../../../values/decimal.js'
import type { DraftAllocation } from '../instance/draft-allocation.js'
import { madeOn } from '../instance/reserved-sql.js'
import type { Allocation } from '../allocation.entity.js'
import { planCost } from '../planning/plan-cost.js'
import type { DifferenceReason, StoredDifference, StoredLack } from '../stored-answer.js'
import { costsOf } from './record-plan.js'
import { differenceText } from './difference-texts.js'
import { PART_STALENESS, stalenessOf, type PartStaleness } from './stale-plan.js'

type Costs = Pick<DraftAllocation, 'productionCost' | 'transportCost' | 'setupCost'>
type Part = Pick<DraftAllocation, 'requestLineId' | 'facilityId' | 'quantity'> & Costs

/** What became of a facility since the plan before: why it can no longer do all of its part. */
export interface Loss { reason: DifferenceReason; lacks: StoredLack[] }

export interface Comparison {
  before: readonly Allocation[]
  after: readonly Part[]
  isAmended: boolean
  /** By facility. */
  losses: ReadonlyMap<string, Loss>
}

/** What each facility delivers for each line before and after, at what cost, where that is not the same; and why. */
export function differencesBetween({ before, after, isAmended, losses }: Comparison): StoredDifference[] {
  const old = before.map(partOf)
  const keys = new Map([...old, ...after].map((part) => [keyOf(part), part]))
  const losing = new Set(old.filter(({ facilityId }) => losses.has(facilityId)).map(({ requestLineId }) => requestLineId))
  return [...keys].flatMap(([key, { requestLineId, facilityId }]) => {
    const [was, is] = [figuresOf(old, key), figuresOf(after, key)]
    if (was.quantity === is.quantity && was.cost === is.cost) return []
    const loss = losses.get(facilityId)
    const reason = loss?.reason ?? reasonOf({ more: decimal(is.quantity).minus(was.quantity).toNumber(), isAmended, isLosing: losing.has(requestLineId) })
    const lacks = loss?.lacks ?? []
    return [{ requestLine: requestLineId, facility: facilityId, before: was.quantity, after: is.quantity, costBefore: was.cost, costAfter: is.cost, reason, lacks, text: differenceText(reason, lacks) }]
  })
}

function reasonOf({ more, isAmended, isLosing }: { more: number; isAmended: boolean; isLosing: boolean }): DifferenceReason {
  if (isAmended) return 'REQUEST_AMENDED'
  if (more > 0 && isLosing) return 'TAKES_OVER'
  return more === 0 ? 'OTHER_DAYS' : 'BETTER_NOW'
}

function figuresOf(parts: readonly Part[], key: string): { quantity: string; cost: string } {
  const own = parts.filter((part) => keyOf(part) === key)
  return { quantity: sumOf(own.map(({ quantity }) => quantity)).toFixed(), cost: decimalText(planCost(own)) }
}

export function partOf(allocation: Allocation): Part {
  const { requestLine, facility, quantity } = allocation
  return { requestLineId: requestLine.id, facilityId: facility.id, quantity, ...costsOf(allocation) }
}

const keyOf = ({ requestLineId, facilityId }: Part): string => `${requestLineId}\n${facilityId}`

/** Of what may be made in a day, as of hours and stock, less is free than the plan takes. */
const LACKS = `
  with taken as (
    select facility_id, production_line_id as line, stock_item_id as stock, day, sum(case when stock_item_id is null then hours else quantity end) as amount
    from allocation where plan_id = $1 group by facility_id, production_line_id, stock_item_id, day
  ), made as (
    select a.facility_id, a.capability_id, a.day, c.maximum_per_day as most, sum(a.quantity) as amount
    from allocation a join capability c on c.id = a.capability_id and c.maximum_per_day is not null where a.plan_id = $1
    group by a.facility_id, a.capability_id, a.day, c.maximum_per_day
  )
  select t.facility_id as facility, t.day::text as day, trim_scale(t.amount)::text as needed, trim_scale(greatest(f.free, 0))::text as free, t.stock is not null as "isStock", false as "isLimit"
  from taken t
  left join capacity_bucket b on b.line_id = t.line and b.day = t.day
  left join stock_item s on s.id = t.stock
  cross join lateral (select coalesce(b.hours_available - b.hours_held - b.hours_booked, s.quantity - s.held - s.booked, 0) as free) f
  where t.amount > f.free
  union all
  select m.facility_id, m.day::text, trim_scale(m.amount)::text, trim_scale(greatest(f.free, 0))::text, false, true
  from made m
  cross join lateral (select m.most - ${madeOn('m.capability_id', 'm.day')} as free) f
  where m.amount > f.free order by facility, day`

interface LackRow extends Record<string, unknown>, StoredLack { facility: string }

const BECAUSE: Readonly<Record<PartStaleness, DifferenceReason>> = {
  FACILITY_NOT_VERIFIED: 'NOT_VERIFIED', DAY_PASSED: 'DAY_PASSED', CAPABILITY_ENDED: 'CAPABILITY_ENDED', TOO_OLD: 'TOO_OLD',
}

/** Why facilities of a proposal can no longer do their part: its facts no longer hold, or hours and stock are taken. */
export async function lossesOf(tx: Tx, planId: string, before: readonly Allocation[]): Promise<ReadonlyMap<string, Loss>> {
  const lacking = Map.groupBy(await tx.query<LackRow>(LACKS, [planId]), ({ facility }) => facility)
  const losses = new Map<string, Loss>()
  for (const [facility, parts] of Map.groupBy(before, (part) => part.facility)) {
    const stale = new Set(parts.map((part) => stalenessOf(part, tx.now)))
    const worst = PART_STALENESS.find((each) => stale.has(each))
    const lacks = (lacking.get(facility.id) ?? []).map(({ day, needed, free, isStock, isLimit = false }) => ({ day, needed, free, isStock, isLimit }))
    const reason = worst ? BECAUSE[worst] : lacks.length > 0 ? 'CAPACITY_GONE' : null
    if (reason) losses.set(facility.id, { reason, lacks })
  }
  return losses
}
