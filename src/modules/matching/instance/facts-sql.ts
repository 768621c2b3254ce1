import { isReserved } from './reserved-sql.js'

/** Lines of a request with their product and the deliveries that still count. */
export const LINES = `
  select l.id, case when lot.position = 1 then '' else lot.position || '.' end || l.position as label, l.quality_class as "qualityClass", l.tolerance_under / 100 as under, l.tolerance_over / 100 as over,
         l.price_ceiling_amount as "priceCeiling", l.max_facilities as "maxFacilities", coalesce(l.min_per_facility, 0) as "minPerFacility",
         l.regions, l.excluded_facilities as "excludedFacilities", r.currency, p.id as "productId", p.unit, p.quality_classes as classes,
         p.curing_days as "curingDays", p.shelf_life_days as "shelfLifeDays", coalesce(p.minimum_remaining_life_percent, 0) as "remainingLife",
         s.slots
  from request_line l
  join bulk_request r on r.id = l.request_id
  join lot on lot.id = l.lot_id
  join product p on p.id = l.product_id
  cross join lateral (
    select json_agg(json_build_object('id', d.id, 'quantity', d.quantity, 'from', d.window_from, 'to', d.window_to,
                                      'latitude', d.latitude, 'longitude', d.longitude) order by d.position) as slots
    from delivery_slot d where d.line_id = l.id and not d.is_withdrawn) s
  where l.request_id = $1 and s.slots is not null
  order by lot.position, l.position`

/** Facilities that make or have one of the products, and those within about 50 km (0.45 degrees) of a delivery. */
export const FACILITIES = `
  select f.id, f.organization_id as "organizationId", f.name, f.region, f.latitude, f.longitude,
         f.status = 'ACTIVE' and o.status = 'VERIFIED' as "isVerified",
         to_char(($3::timestamptz at time zone f.timezone)::date + 1, 'YYYY-MM-DD') as "firstDay"
  from facility f
  join organization o on o.id = f.organization_id
  where exists (select 1 from capability c join production_line l on l.id = c.line_id
                where c.facility_id = f.id and c.product_id = any($1::uuid[]) and l.status = 'ACTIVE')
     or exists (select 1 from stock_item s where s.facility_id = f.id and s.product_id = any($1::uuid[]) and s.quantity > s.held + s.booked)
     or (f.status = 'ACTIVE' and exists (select 1 from delivery_slot d where d.request_id = $2 and not d.is_withdrawn
         and abs(d.latitude - f.latitude) < 0.45 and abs(d.longitude - f.longitude) < 0.45))
  order by f.id`

export const CAPABILITIES = `
  select c.id, c.line_id as "lineId", l.name as "lineName", c.facility_id as "facilityId", c.product_id as "productId", c.quality_class as "qualityClass",
         c.output_per_hour as "outputPerHour", c.setup_hours as "setupHours", c.setup_cost_amount as "setupCost", c.minimum_batch as "minimumBatch",
         c.maximum_per_day as "maximumPerDay", case when c.maximum_per_day is not null then (
           select json_object_agg(to_char(d.day, 'YYYY-MM-DD'), d.made) from (
             select a.day, sum(a.quantity)::float8 as made from allocation a where a.capability_id = c.id and a.day >= $3::date and ${isReserved('a')} group by a.day) d
         ) end as made, c.unit_price_amount as "unitPrice",
         to_char(c.valid_from, 'YYYY-MM-DD') as "validFrom", to_char(c.valid_to, 'YYYY-MM-DD') as "validTo"
  from capability c
  join production_line l on l.id = c.line_id
  where c.product_id = any($1::uuid[]) and c.unit_price_currency = $2 and l.status = 'ACTIVE'
    and (c.valid_to is null or (c.valid_to > $3::date and c.valid_to > c.valid_from))
  order by c.line_id, c.id`

export const STOCK = `
  select s.id, s.facility_id as "facilityId", s.product_id as "productId", s.quality_class as "qualityClass", s.quantity - s.held - s.booked as quantity,
         s.unit_price_amount as "unitPrice", to_char(s.produced_on, 'YYYY-MM-DD') as "producedOn"
  from stock_item s
  where s.product_id = any($1::uuid[]) and s.unit_price_currency = $2 and s.quantity > s.held + s.booked
  order by s.facility_id, s.id`

/** From the day after today, as the facility's own calendar counts it. */
export const FREE_HOURS = `
  select b.line_id as "lineId", array_agg(to_char(b.day, 'YYYY-MM-DD') order by b.day) as days,
         array_agg((b.hours_available - b.hours_held - b.hours_booked)::float8 order by b.day) as free
  from capacity_bucket b
  join facility f on f.id = b.facility_id and f.status = 'ACTIVE'
  join organization o on o.id = f.organization_id and o.status = 'VERIFIED'
  where b.line_id in (select c.line_id from capability c join production_line l on l.id = c.line_id where c.product_id = any($1::uuid[]) and l.status = 'ACTIVE')
    and b.day > ($2::timestamptz at time zone f.timezone)::date and ($3::date is null or b.day < $3::date)
    and b.hours_available > b.hours_held + b.hours_booked
  group by b.line_id`

export const TARIFFS = `
  select t.product_id as "productId", t.unit, t.per_unit_km as "perUnitKm", t.per_trip as "perTrip", t.trip_load as "tripLoad",
         t.days_per_km as "daysPerKm", t.road_factor as "roadFactor"
  from transport_tariff t
  where t.valid_from <= $1::date and (t.valid_to is null or t.valid_to > $1::date) and t.currency = $2
  order by t.valid_from desc, t.id desc`
