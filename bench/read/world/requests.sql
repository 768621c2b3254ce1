-- Published requests of one lot, three lines and four delivery slots (two of them on the first line).
insert into bulk_request (id, number, buyer_id, title, status, is_published, procurement_route, currency, published_at, earliest_window, regions, products, product_kinds, created_at)
select pg_temp.id(10, n), 'REQ-2026-' || lpad(n::text, 6, '0'), pg_temp.buyer(n), 'Request ' || n, case when n <= :contracts then 'CONTRACTED' else 'PUBLISHED' end,
       true, 'DIRECT_ORDER', 'IDR', timestamptz '2026-01-01' + n * interval '1 minute', date '2027-01-01' + (n % 300)::int, array['31', '31.71'],
       array[pg_temp.id(5, 1 + n % :products)], '{COMMODITY}', timestamptz '2026-01-01' + n * interval '1 minute'
from generate_series(1, :requests) n;
insert into lot (id, request_id, position, title) select pg_temp.id(11, n), pg_temp.id(10, n), 1, 'Lot' from generate_series(1, :requests) n;
insert into payment_term (id, request_id, lot_id, position, milestone, percent)
select pg_temp.id(12, n), pg_temp.id(10, n), pg_temp.id(11, n), 1, 'ON_RECEIPT', 100 from generate_series(1, :requests) n;
insert into request_line (id, request_id, buyer_id, lot_id, position, product_id, description, quantity_amount, quantity_unit, base_quantity, base_unit, regions, excluded_facilities)
select pg_temp.id(13, n * 3 + k), pg_temp.id(10, n), pg_temp.buyer(n), pg_temp.id(11, n), k, pg_temp.id(5, 1 + (n * 7 + k) % :products), 'Line ' || k, 100 * k, 'MTK', 100 * k, 'MTK', '{}', '{}'
from generate_series(1, :requests) n, generate_series(1, 3) k;
insert into delivery_slot (id, request_id, line_id, position, place, region, latitude, longitude, window_from, window_to, asked_quantity, quantity)
select pg_temp.id(14, n * 4 + k), pg_temp.id(10, n), pg_temp.id(13, n * 3 + least(k + 1, 3)), 1, 'Depot', '31.71', -6, 106, '2027-02-01', '2027-02-15', 50, 50
from generate_series(1, :requests) n, generate_series(0, 3) k;
