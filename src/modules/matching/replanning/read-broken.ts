import type { Database } from '../../../platform/read/database.js'
import type { MatchObjective } from '../match-plan.enums.js'
import type { KeptPart } from '../planning/kept-parts.js'
import { DEFAULT_TIME_LIMIT, type PlanOptions } from '../planning/plan-options.js'

export interface BrokenPlan {
  id: string
  version: number
  requestId: string
  options: PlanOptions
  /** Awards that stand: accepted, or still to be answered. */
  standing: ReadonlySet<string>
  /** What they hold. */
  kept: readonly KeptPart[]
}

const BROKEN = `
  select p.version, p.request_id as "requestId", p.objective, p.max_facilities as "maxFacilities", p.excluded_facilities as "excludedFacilities",
         array(select w.id from award w where w.plan_id = p.id and w.status in ('PENDING', 'ACTIVE')) as standing,
         coalesce((select json_agg(json_build_object('lineId', k.request_line_id, 'slotId', k.slot_id, 'facilityId', k.facility_id, 'quantity', k.quantity))
                   from (select a.request_line_id, a.slot_id, a.facility_id, sum(a.quantity) as quantity
                         from allocation a join award w on w.id = a.award_id
                         where a.plan_id = p.id and w.status in ('PENDING', 'ACTIVE')
                         group by a.request_line_id, a.slot_id, a.facility_id) k), '[]') as kept
  from match_plan p where p.id = $1 and p.status = 'HELD' and p.is_broken`

/** null: it is not broken (any more). */
export async function readBroken(database: Database, id: string): Promise<BrokenPlan | null> {
  const [row] = await database.query(BROKEN, [id])
  if (!row) return null
  return {
    id, version: Number(row['version']), requestId: String(row['requestId']), standing: new Set(row['standing'] as string[]), kept: row['kept'] as KeptPart[],
    options: {
      objective: row['objective'] as MatchObjective, timeLimitSeconds: DEFAULT_TIME_LIMIT,
      maxFacilities: row['maxFacilities'] === null ? null : Number(row['maxFacilities']), excludedFacilities: row['excludedFacilities'] as string[],
      shares: [], rotation: null,
    },
  }
}
