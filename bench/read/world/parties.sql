-- Organizations (1 is the authority, then the facilities, then buyers), people with sessions, products, lines and their calendars.
insert into organization (id, name, kind, status, region, created_at)
select pg_temp.id(1, n), 'Organization ' || n,
       case when n = 1 then 'AUTHORITY' when n <= :facilities + 1 then 'FACILITY' when n % 3 = 0 then 'BUSINESS' else 'AGENCY' end,
       'VERIFIED', '31.71', '2026-01-01' from generate_series(1, :organizations) n;

-- People 1 supervises; people 2 buys for the last organization.
insert into user_account (id, name, email, password_hash, created_at, organizations)
select pg_temp.id(2, n), 'Person ' || n, 'person' || n || '@example.id', '-', '2026-01-01', array[pg_temp.id(1, case n when 1 then 1 else :buyer end)]
from generate_series(1, 2) n;
insert into member (id, organization_id, user_id, roles, status, joined_at)
select pg_temp.id(3, n), pg_temp.id(1, case n when 1 then 1 else :buyer end), pg_temp.id(2, n),
       case n when 1 then array['SUPERVISOR'] else array['PROCUREMENT_OFFICER'] end, 'ACTIVE', '2026-01-01' from generate_series(1, 2) n;
insert into session (id, user_id, organization_id, token_hash, created_at, expires_at)
select pg_temp.id(4, n), pg_temp.id(2, n), pg_temp.id(1, case n when 1 then 1 else :buyer end),
       encode(sha256(convert_to('ks_benchmark_token_' || n, 'UTF8')), 'hex'), now(), now() + interval '10 years' from generate_series(1, 2) n;

insert into product (id, code, name, description, kind, unit, quality_classes, conversions, curing_days, requires_sample, status, created_at)
select pg_temp.id(5, n), 'PRODUCT-' || n, 'Product ' || n, 'Made for measuring', 'COMMODITY', 'MTK', '{}', '[]', 0, false, 'LISTED', '2026-01-01'
from generate_series(1, :products) n;

insert into facility (id, organization_id, name, region, latitude, longitude, timezone, status, created_at)
select pg_temp.id(6, n), pg_temp.id(1, n + 1), 'Facility ' || n, '31.71', -6 - n % 3, 106 + n % 9, 'Asia/Jakarta', 'ACTIVE', '2026-01-01'
from generate_series(1, :facilities) n;
insert into production_line (id, facility_id, organization_id, name, hours_per_weekday, crew, status)
select pg_temp.id(7, n), pg_temp.id(6, 1 + n % :facilities), pg_temp.id(1, 2 + n % :facilities), 'Line ' || n, '{8,8,8,8,8,0,0}', 10, 'ACTIVE'
from generate_series(1, :lines) n;
-- The end of the calendars, a month beyond the horizon of 400 days: else the product's own schedule would write the missing days while it is measured.
insert into capacity_bucket (id, line_id, facility_id, organization_id, day, hours_available, hours_held, hours_booked)
select pg_temp.id(8, l * 1000 + d), pg_temp.id(7, l), pg_temp.id(6, 1 + l % :facilities), pg_temp.id(1, 2 + l % :facilities), current_date + 329 + d, 8, 0, 0
from generate_series(1, :lines) l, generate_series(1, :days) d;
