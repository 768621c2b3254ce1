import type { Database } from '../../../platform/read/database.js'
import type { MatchObjective } from '../match-plan.enums.js'
import type { KeptPart } from '../planning/kept-parts.js'
import { DEFAULT_TIME_LIMIT, type PlanOptions } from '../planning/plan-options.js'

export interface BrokenPlan {
  id: string
  version: number
  requestId: string
  /** The most that the request may cost; null: anything. */
  ceiling: string | null
  options: PlanOptions
  /** Awards that stand: accepted, or still to be answered. */
  standing: ReadonlySet<string>
  /** What they hold. */
  kept: readonly KeptPart[]
}

const BROKEN = `
  select p.version, p.request_id as "requestId", trim_scale(r.ceiling_amount)::text as ceiling, p.objective, p.max_facilities as "maxFacilities", p.excluded_facilities as "excludedFacilities",
         array(select w.id from award w where w.plan_id = p.id and w.status in ('PENDING', 'ACTIVE')) as standing,
         coalesce((select json_agg(json_build_object('lineId', k.request_line_id, 'slotId', k.slot_id, 'facilityId', k.facility_id, 'quantity', k.quantity, 'cost', k.cost, 'arrives', k.arrives))
                   from (select a.request_line_id, a.slot_id, a.facility_id, sum(a.quantity) as quantity,
                                sum(a.production_cost_amount + a.transport_cost_amount + a.setup_cost_amount)::text as cost,
                                max(a.arrives_on)::text as arrives
                         from allocation a join award w on w.id = a.award_id
                         where a.plan_id = p.id and w.status in ('PENDING', 'ACTIVE')
                         group by a.request_line_id, a.slot_id, a.facility_id) k), '[]') as kept
  from match_plan p join bulk_request r on r.id = p.request_id
  where p.id = $1 and p.status = 'HELD' and p.is_broken`

/** null: it is not broken (any more). */
export async function readBroken(database: Database, id: string): Promise<BrokenPlan | null> {
  const [row] = await database.query(BROKEN, [id])
  if (!row) return null
  return {
    id, version: Number(row['version']), requestId: String(row['requestId']), ceiling: row['ceiling'] === null ? null : String(row['ceiling']),
    standing: new Set(row['standing'] as string[]), kept: row['kept'] as KeptPart[],
    options: {
      objective: row['objective'] as MatchObjective, timeLimitSeconds: DEFAULT_TIME_LIMIT,
      maxFacilities: row['maxFacilities'] === null ? null : Number(row['maxFacilities']), excludedFacilities: row['excludedFacilities'] as string[],
      shares: [], rotation: null,
    },
  }
}
