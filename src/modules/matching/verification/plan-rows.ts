import type { Database } from '../../../platform/read/database.js'
import type { Answer, CostBreakdown, Instance } from '../engine/index.js'
import type { StoredRelaxation } from '../stored-answer.js'

/** An allocation as it is stored. `under`: the plan that it was planned in; amounts are decimal texts. */
export interface PlanRow {
  under: string
  line: string
  slot: string
  facility: string
  /** null: from stock. */
  productionLine: string | null
  day: string | null
  class: string | null
  quantity: string
  hours: string
  unitPrice: string
  arrives: string
  productionCost: string
  transportCost: string
  setupCost: string
}

/** What a plan shows, and what it was computed from. */
export interface StoredPlan {
  id: string
  number: string
  currency: string
  outcome: string
  cost: string
  bound: string
  gap: string
  breakdown: CostBreakdown
  relaxations: StoredRelaxation[]
  instance: Instance
  answer: Answer
}

const PLANS = `
  select id, number, cost_currency as currency, outcome, trim_scale(cost_amount)::text as cost, trim_scale(bound_amount)::text as bound, trim_scale(gap)::text as gap,
         breakdown, relaxations, instance, answer
  from match_plan where id = any($1::uuid[])`

/** Awards that stand move on to the plan that takes a plan's place, and their allocations with them; where they were planned stays in `held_under`. */
const ROWS = `
  with recursive replaced as (
    select id, replaces_id from match_plan where id = $1 union all select p.id, p.replaces_id from match_plan p join replaced r on p.id = r.replaces_id
  ), following as (
    select id from match_plan where id = $1 union all select p.id from match_plan p join following f on p.replaces_id = f.id
  )
  select coalesce(a.held_under, a.plan_id) as under, a.request_line_id as line, a.slot_id as slot, a.facility_id as facility, a.production_line_id as "productionLine",
         a.day::text as day, a.quality_class as class, trim_scale(a.quantity)::text as quantity, trim_scale(a.hours)::text as hours,
         trim_scale(a.unit_price_amount)::text as "unitPrice", a.arrives_on::text as arrives, trim_scale(a.production_cost_amount)::text as "productionCost",
         trim_scale(a.transport_cost_amount)::text as "transportCost", trim_scale(a.setup_cost_amount)::text as "setupCost"
  from allocation a
  where a.plan_id in (select id from following) and coalesce(a.held_under, a.plan_id) in (select id from replaced) and not a.is_added`

/** A plan's own allocations, and those that it keeps of plans that it replaced, wherever they have moved to since. */
export async function planRows(database: Database, planId: string): Promise<PlanRow[]> {
  return await database.query(ROWS, [planId]) as unknown as PlanRow[]
}

export async function storedPlans(database: Database, ids: readonly string[]): Promise<StoredPlan[]> {
  return await database.query(PLANS, [ids]) as unknown as StoredPlan[]
}
