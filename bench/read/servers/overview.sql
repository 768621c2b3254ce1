-- The dashboard as one writes it who keeps no sums: everything is added up again for every request.
with contracts as (
  select date_trunc('month', k.drafted_at at time zone f.timezone)::date as month, k.status, k.value_currency as currency, count(*)::int as count, sum(k.value_amount) as amount
  from contract k join facility f on f.id = k.facility_id group by 1, 2, 3
), accepted as (
  select date_trunc('month', k.drafted_at at time zone f.timezone)::date as month, l.unit_price_currency as currency, sum(l.accepted * l.unit_price_amount) as amount
  from contract_line l join contract k on k.id = l.contract_id join facility f on f.id = k.facility_id where l.accepted > 0 group by 1, 2
), arrivals as (
  select date_trunc('month', s.arrived_at at time zone f.timezone)::date as month, count(*)::int as count, (count(*) filter (where s.days_late = 0))::int as on_time
  from shipment s join contract k on k.id = s.contract_id join facility f on f.id = k.facility_id where s.arrived_at is not null group by 1
), hours as (
  select date_trunc('month', day)::date as month, sum(hours_available) as available, sum(hours_held) as held, sum(hours_booked) as booked from capacity_bucket group by 1
), months as (select month from contracts union select month from accepted union select month from arrivals union select month from hours)
select month::text as month,
  coalesce((select sum(count) from contracts c where c.month = m.month and status = 'ACTIVE'), 0)::int as "activeContracts",
  coalesce(a.count, 0) as arrivals, coalesce(a.on_time, 0) as "onTimeArrivals",
  coalesce((select json_agg(json_build_object('status', status, 'count', count, 'value', json_build_object('amount', trim_scale(round(amount, 2))::text, 'currency', currency)) order by status, currency)
            from contracts c where c.month = m.month), '[]') as contracts,
  coalesce((select json_agg(json_build_object('amount', trim_scale(round(amount, 2))::text, 'currency', currency) order by currency) from accepted c where c.month = m.month), '[]') as "acceptedValue",
  coalesce(trim_scale(h.available), 0)::text as "hoursAvailable", coalesce(trim_scale(h.held), 0)::text as "hoursHeld", coalesce(trim_scale(h.booked), 0)::text as "hoursBooked"
from months m left join arrivals a using (month) left join hours h using (month) order by month
