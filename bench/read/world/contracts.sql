-- The first requests are under contract, drafted over five months: one accepted plan, one award, one contract of four lines, five shipments of which two arrived.
insert into match_plan (id, number, request_id, request_amendment, buyer_id, status, objective, outcome, cost_amount, cost_currency, bound_amount, bound_currency, gap,
  breakdown, verdicts, prices, relaxations, conflict, omitted, shares, certificate, differences, instance, answer, excluded_facilities, computed_at, participants)
select pg_temp.id(20, n), 'PLAN-' || n, pg_temp.id(10, n), 0, pg_temp.buyer(n), 'ACCEPTED', 'COST', 'OPTIMAL', 1000, 'IDR', 1000, 'IDR', 0,
  '[]', '[]', '[]', '[]', '[]', '[]', '[]', '{}', '[]', '{}', '{}', '{}', '2026-06-01', array[pg_temp.supplier(n)] from generate_series(1, :contracts) n;
insert into award (id, plan_id, request_id, buyer_id, supplier_id, facility_id, status, value_amount, value_currency, respond_by, responded_at)
select pg_temp.id(21, n), pg_temp.id(20, n), pg_temp.id(10, n), pg_temp.buyer(n), pg_temp.supplier(n), pg_temp.id(6, 1 + n % :facilities), 'ACTIVE', 1000, 'IDR', '2026-06-03', '2026-06-02'
from generate_series(1, :contracts) n;
insert into contract (id, number, request_id, award_id, plan_id, buyer_id, supplier_id, facility_id, status, form, value_amount, value_currency, buyer_signed_at, supplier_signed_at, drafted_at)
select pg_temp.id(22, n), 'CTR-2026-' || lpad(n::text, 6, '0'), pg_temp.id(10, n), pg_temp.id(21, n), pg_temp.id(20, n), pg_temp.buyer(n), pg_temp.supplier(n),
  pg_temp.id(6, 1 + n % :facilities), 'ACTIVE', 'CONTRACT', 1000, 'IDR', '2026-12-05', '2026-12-05', timestamptz '2026-07-01' + n % 150 * interval '1 day' from generate_series(1, :contracts) n;
insert into contract_line (id, contract_id, buyer_id, supplier_id, request_line_id, slot_id, product_id, position, unit, unit_price_amount, unit_price_currency, promised_on, ordered, planned, in_transit, accepted)
select pg_temp.id(23, n * 4 + k), pg_temp.id(22, n), pg_temp.buyer(n), pg_temp.supplier(n), pg_temp.id(13, n * 3 + least(k + 1, 3)), pg_temp.id(14, n * 4 + k),
  pg_temp.id(5, 1 + (n * 7 + least(k + 1, 3)) % :products), k + 1, 'MTK', 10, 'IDR', '2027-02-10', 50, 40, 6, 4
from generate_series(1, :contracts) n, generate_series(0, 3) k;
insert into shipment (id, contract_id, buyer_id, supplier_id, number, status, carrier, prepared_at, arrived_at, days_late)
select pg_temp.id(24, n * 5 + k), pg_temp.id(22, n), pg_temp.buyer(n), pg_temp.supplier(n), 'SHP-' || lpad((n * 5 + k)::text, 7, '0'),
  case when k < 2 then 'ARRIVED' else 'DISPATCHED' end, 'Carrier', '2026-12-20', case when k < 2 then timestamptz '2027-01-02' + n % 60 * interval '1 day' end, case when k < 2 then n % 3 end
from generate_series(1, :contracts) n, generate_series(0, 4) k;
insert into shipment_line (id, shipment_id, contract_line_id, buyer_id, supplier_id, quantity, unit)
select pg_temp.id(25, n * 5 + k), pg_temp.id(24, n * 5 + k), pg_temp.id(23, n * 4 + k % 4), pg_temp.buyer(n), pg_temp.supplier(n), 2, 'MTK'
from generate_series(1, :contracts) n, generate_series(0, 4) k;
