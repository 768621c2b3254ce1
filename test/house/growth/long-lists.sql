-- What lists along a relation need to be long: row 1 of every kind leads to 1,200 others.
insert into user_account (id, name, email, password_hash, created_at, organizations)
select pg_temp.id(2, n), 'Person ' || n, 'person' || n || '@example.id', '-', '2026-01-01', array[pg_temp.id(1, 1)] from generate_series(11, 1210) n;
insert into member (id, organization_id, user_id, roles, status, joined_at)
select pg_temp.id(3, n), pg_temp.id(1, 1), pg_temp.id(2, n), array['SUPERVISOR'], 'ACTIVE', '2026-01-01' from generate_series(11, 1210) n;
insert into capability (id, line_id, facility_id, organization_id, product_id, quality_class, output_per_hour, setup_hours, setup_cost_amount, setup_cost_currency, minimum_batch, unit_price_amount, unit_price_currency, valid_from)
select pg_temp.id(31, n), l.id, l.facility_id, l.organization_id, pg_temp.id(5, 1 + n % :products), 'K-' || (n % 50), 10, 0, 0, 'IDR', 1, 10, 'IDR', '2026-01-01'
from generate_series(1, 1190) n join production_line l on l.id = pg_temp.id(7, 1 + n % :lines);
insert into stock_item (id, facility_id, organization_id, product_id, quality_class, attributes, quantity, held, booked, unit_price_amount, unit_price_currency, produced_on)
select pg_temp.id(32, n), f.id, f.organization_id, pg_temp.id(5, 1 + n % :products), 'K-' || (n % 50), '{}', 10, 0, 0, 10, 'IDR', '2026-01-01'
from generate_series(1, 2400) n join facility f on f.id = pg_temp.id(6, case when n <= 1200 then 1 else 1 + n % :facilities end);
insert into closure (id, facility_id, organization_id, from_date, to_date, reason, status)
select pg_temp.id(33, n), f.id, f.organization_id, date '2027-01-01' + n::int, date '2027-01-02' + n::int, 'Maintenance', 'PLANNED'
from generate_series(1, 2400) n join facility f on f.id = pg_temp.id(6, case when n <= 1200 then 1 else 1 + n % :facilities end);
insert into capacity_bucket (id, line_id, facility_id, organization_id, day, hours_available, hours_held, hours_booked)
select pg_temp.id(38, n), l.id, l.facility_id, l.organization_id, date '2020-01-01' + n::int, 8, 0, 0 from generate_series(1, 1200) n join production_line l on l.id = pg_temp.id(7, 1);
insert into match_plan (id, number, request_id, request_amendment, buyer_id, status, objective, outcome, cost_amount, cost_currency, bound_amount, bound_currency, gap,
  breakdown, verdicts, prices, relaxations, conflict, omitted, shares, certificate, differences, instance, answer, excluded_facilities, computed_at, participants)
select pg_temp.id(39, n), 'PLAN-MORE-' || n, pg_temp.id(10, 1), 0, pg_temp.buyer(1), case n % 2 when 0 then 'EXPIRED' else 'ACCEPTED' end, 'COST', 'OPTIMAL', 1000, 'IDR', 1000, 'IDR', 0,
  '[]', '[]', '[]', '[]', '[]', '[]', '[]', '{}', '[]', '{}', '{}', '{}', '2026-06-01', array[f.organization_id] from generate_series(1, 1200) n join facility f on f.id = pg_temp.id(6, 1);
insert into award (id, plan_id, request_id, buyer_id, supplier_id, facility_id, status, value_amount, value_currency, respond_by, responded_at)
select pg_temp.id(40, n), pg_temp.id(39, n), pg_temp.id(10, 1), pg_temp.buyer(1), f.organization_id, f.id, 'ACTIVE', 1000, 'IDR', '2026-06-03', '2026-06-02'
from generate_series(1, 1200) n join facility f on f.id = pg_temp.id(6, 1);
insert into contract (id, number, request_id, award_id, plan_id, buyer_id, supplier_id, facility_id, status, form, value_amount, value_currency, buyer_signed_at, supplier_signed_at, drafted_at)
select pg_temp.id(41, n), 'CTR-MORE-' || n, a.request_id, a.id, a.plan_id, a.buyer_id, a.supplier_id, a.facility_id, 'ACTIVE', 'CONTRACT', 1000, 'IDR', '2026-06-05', '2026-06-05', '2026-06-04'
from generate_series(1, 1200) n join award a on a.id = pg_temp.id(40, n);
insert into allocation (id, plan_id, award_id, buyer_id, supplier_id, request_line_id, slot_id, facility_id, stock_item_id, quantity, unit, hours, unit_price_amount, unit_price_currency,
  production_cost_amount, production_cost_currency, transport_cost_amount, transport_cost_currency, setup_cost_amount, setup_cost_currency, arrives_on)
select pg_temp.id(34, n), a.plan_id, a.id, a.buyer_id, a.supplier_id, pg_temp.id(13, 4), pg_temp.id(14, 4), a.facility_id, pg_temp.id(32, n), 1, 'MTK', 0, 10, 'IDR', 10, 'IDR', 0, 'IDR', 0, 'IDR', '2027-02-10'
from generate_series(1, 2400) n join award a on a.id = pg_temp.id(21, case when n <= 1200 then 1 else n - 1200 end);
insert into reservation_entry (id, bucket_id, stock_item_id, organization_id, allocation_id, plan_id, kind, amount, at)
select pg_temp.id(35, n), case when n <= 1200 then b.id end, case when n > 1200 then s.id end, s.organization_id, pg_temp.id(34, n), pg_temp.id(20, 1), 'HOLD', 1, '2026-06-01'
from generate_series(1, 2400) n, capacity_bucket b, stock_item s where b.id = pg_temp.id(38, 1) and s.id = pg_temp.id(32, 1);
insert into clearing_run (id, organization_id, region, status, objective, fairness, time_limit_seconds, requests, results, started_at, ended_at)
select pg_temp.id(36, n), pg_temp.id(1, 1), '31.71', 'DONE', 'COST', 'MOST_SERVED', 60, '{}', '[]', '2026-06-01', '2026-06-01' from generate_series(1, 1200) n;
insert into transport_tariff (id, unit, currency, per_unit_km, per_trip, days_per_km, road_factor, valid_from, source)
select pg_temp.id(37, n), 'MTK', 'IDR', 1, 1, 0.001, 1.3, '2026-01-01', 'Measured' from generate_series(1, 1200) n;
