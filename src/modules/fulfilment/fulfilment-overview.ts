import { Field, Int, ObjectType } from 'type-graphql'
import type { Context } from '../../platform/context.js'
import { authorizeAction } from '../../platform/policy.js'
import { DecimalScalar } from '../../platform/scalars.js'
import { Facility } from '../facilities/index.js'
import { isSignedIn, supervises } from '../organizations/index.js'

@ObjectType({ description: 'How one facility stands, as the authority sees it.' })
export class FacilityLoad {
  @Field(() => Facility)
  facility!: object

  @Field(() => DecimalScalar, { description: 'Line-hours of the next 30 days.' })
  hoursAvailable!: string

  @Field(() => DecimalScalar)
  hoursBooked!: string

  @Field(() => DecimalScalar)
  hoursHeld!: string

  @Field(() => Int)
  activeContracts!: number

  @Field(() => Int)
  arrivals!: number

  @Field(() => Int, { description: 'Of the arrivals, those on the agreed day or before.' })
  onTimeArrivals!: number
}

const overviewPolicy = { view: isSignedIn, fulfilmentOverview: supervises }

const OVERVIEW = `
  select f.id,
    coalesce(h.available, 0)::text as available, coalesce(h.booked, 0)::text as booked, coalesce(h.held, 0)::text as held,
    coalesce(c.active, 0)::int as active, coalesce(s.arrivals, 0)::int as arrivals, coalesce(s.on_time, 0)::int as on_time
  from facility f
  left join (select facility_id, sum(hours_available) as available, sum(hours_booked) as booked, sum(hours_held) as held
             from capacity_bucket where day >= $1::date and day < $1::date + 30 group by facility_id) h on h.facility_id = f.id
  left join (select facility_id, count(*) as active from contract where status = 'ACTIVE' group by facility_id) c on c.facility_id = f.id
  left join (select k.facility_id, count(*) as arrivals, count(*) filter (where s.days_late = 0) as on_time
             from shipment s join contract k on k.id = s.contract_id where s.arrived_at is not null group by k.facility_id) s on s.facility_id = f.id
  where f.status = 'ACTIVE' order by f.name limit 1000`

/** @throws FORBIDDEN for everybody but the authority */
export async function fulfilmentOverview(ctx: Context): Promise<FacilityLoad[]> {
  authorizeAction(overviewPolicy, 'fulfilmentOverview', ctx.actor)
  const rows = await ctx.services.reading.database.query(OVERVIEW, [ctx.now.toISOString().slice(0, 10)])
  return await Promise.all(rows.map(async (row) => ({
    facility: await ctx.reader.required(Facility, String(row['id'])),
    hoursAvailable: String(row['available']), hoursBooked: String(row['booked']), hoursHeld: String(row['held']),
    activeContracts: Number(row['active']), arrivals: Number(row['arrivals']), onTimeArrivals: Number(row['on_time']),
  })))
}
