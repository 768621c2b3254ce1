import { Migration } from '@mikro-orm/migrations'

export class CreateMatchPlans extends Migration {
  override up(): void {
    this.addSql(`create table "transport_tariff" ("id" uuid not null, "version" int not null default 0, "product_id" uuid null, "unit" varchar(3) not null, "currency" char(3) not null, "per_unit_km" numeric(20,6) not null, "per_trip" numeric(20,4) not null, "trip_load" numeric(20,6) null, "days_per_km" numeric(12,8) not null, "road_factor" numeric(6,3) not null, "valid_from" date not null, "valid_to" date null, "source" text not null, primary key ("id"))`)
    this.addSql(`create index "transport_tariff_product_id_index" on "transport_tariff" ("product_id")`)
    this.addSql(`create index "transport_tariff__in_force" on "transport_tariff" ("unit", "valid_from")`)
    this.addSql(`create table "match_plan" ("id" uuid not null, "version" int not null default 0, "number" text not null, "request_id" uuid not null, "request_amendment" int not null, "buyer_id" uuid not null, "replaces_id" uuid null, "status" text not null, "objective" text not null, "outcome" text not null, "cost_amount" numeric(20,4) not null, "cost_currency" char(3) not null, "bound_amount" numeric(20,4) not null, "bound_currency" char(3) not null, "gap" numeric(20,12) not null, "breakdown" jsonb not null, "verdicts" jsonb not null, "prices" jsonb not null, "relaxations" jsonb not null, "certificate" jsonb not null, "differences" jsonb not null, "instance" jsonb not null, "answer" jsonb not null, "max_facilities" int null, "excluded_facilities" uuid[] not null, "computed_at" timestamptz(3) not null, "held_until" timestamptz(3) null, "is_broken" boolean not null default false, "awaits_buyer" boolean not null default false, "participants" uuid[] not null, primary key ("id"))`)
    this.addSql(`alter table "match_plan" add constraint "match_plan__number" unique ("number")`)
    this.addSql(`create index "match_plan_request_id_index" on "match_plan" ("request_id")`)
    this.addSql(`create index "match_plan_buyer_id_index" on "match_plan" ("buyer_id")`)
    this.addSql(`create index "match_plan_replaces_id_index" on "match_plan" ("replaces_id")`)
    this.addSql(`create index "match_plan_status_index" on "match_plan" ("status")`)
    this.addSql(`create index "match_plan_is_broken_index" on "match_plan" ("is_broken")`)
    this.addSql(`create index match_plan__participants on match_plan using gin (participants)`)
    this.addSql(`create table "award" ("id" uuid not null, "version" int not null default 0, "plan_id" uuid not null, "request_id" uuid not null, "buyer_id" uuid not null, "supplier_id" uuid not null, "facility_id" uuid not null, "status" text not null, "value_amount" numeric(20,4) not null, "value_currency" char(3) not null, "respond_by" timestamptz(3) not null, "responded_at" timestamptz(3) null, "reason" text null, primary key ("id"))`)
    this.addSql(`create index "award_plan_id_index" on "award" ("plan_id")`)
    this.addSql(`create index "award_request_id_index" on "award" ("request_id")`)
    this.addSql(`create index "award_buyer_id_index" on "award" ("buyer_id")`)
    this.addSql(`create index "award_supplier_id_index" on "award" ("supplier_id")`)
    this.addSql(`create index "award_facility_id_index" on "award" ("facility_id")`)
    this.addSql(`create index "award_status_index" on "award" ("status")`)
    this.addSql(`create index award__unanswered on award (respond_by) where status = 'PENDING'`)
    this.addSql(`create table "allocation" ("id" uuid not null, "plan_id" uuid not null, "award_id" uuid null, "held_under" uuid null, "buyer_id" uuid not null, "supplier_id" uuid not null, "request_line_id" uuid not null, "slot_id" uuid not null, "facility_id" uuid not null, "production_line_id" uuid null, "stock_item_id" uuid null, "capability_id" uuid null, "quality_class" text null, "day" date null, "quantity" numeric(20,6) not null, "unit" varchar(3) not null, "hours" numeric(12,6) not null, "unit_price_amount" numeric(20,4) not null, "unit_price_currency" char(3) not null, "production_cost_amount" numeric(20,4) not null, "production_cost_currency" char(3) not null, "transport_cost_amount" numeric(20,4) not null, "transport_cost_currency" char(3) not null, "setup_cost_amount" numeric(20,4) not null, "setup_cost_currency" char(3) not null, "arrives_on" date not null, primary key ("id"))`)
    this.addSql(`create index "allocation_plan_id_index" on "allocation" ("plan_id")`)
    this.addSql(`create index "allocation_award_id_index" on "allocation" ("award_id")`)
    this.addSql(`create index "allocation_buyer_id_index" on "allocation" ("buyer_id")`)
    this.addSql(`create index "allocation_supplier_id_index" on "allocation" ("supplier_id")`)
    this.addSql(`create index "allocation_request_line_id_index" on "allocation" ("request_line_id")`)
    this.addSql(`create index "allocation_slot_id_index" on "allocation" ("slot_id")`)
    this.addSql(`create index "allocation_facility_id_index" on "allocation" ("facility_id")`)
    this.addSql(`create index "allocation_production_line_id_index" on "allocation" ("production_line_id")`)
    this.addSql(`create index "allocation_stock_item_id_index" on "allocation" ("stock_item_id")`)
    this.addSql(`create index "allocation_capability_id_index" on "allocation" ("capability_id")`)
    this.addSql(`alter table "transport_tariff" add constraint "transport_tariff_product_id_foreign" foreign key ("product_id") references "product" ("id") on delete no action`)
    this.addSql(`alter table "transport_tariff" add constraint "transport_tariff__dates" check (valid_to is null or valid_from < valid_to)`)
    this.addSql(`alter table "transport_tariff" add constraint "transport_tariff__not_negative" check (per_unit_km >= 0 and per_trip >= 0 and days_per_km >= 0 and road_factor >= 1 and (trip_load is null or trip_load > 0))`)
    this.addSql(`alter table "match_plan" add constraint "match_plan_request_id_foreign" foreign key ("request_id") references "bulk_request" ("id")`)
    this.addSql(`alter table "match_plan" add constraint "match_plan_buyer_id_foreign" foreign key ("buyer_id") references "organization" ("id")`)
    this.addSql(`alter table "match_plan" add constraint "match_plan_replaces_id_foreign" foreign key ("replaces_id") references "match_plan" ("id") on delete no action`)
    this.addSql(`alter table "match_plan" add constraint "match_plan__held_until" check (status <> 'HELD' or held_until is not null)`)
    this.addSql(`alter table "match_plan" add constraint "match_plan_status_check" check ("status" in ('PROPOSED', 'HELD', 'ACCEPTED', 'EXPIRED', 'RELEASED', 'SUPERSEDED'))`)
    this.addSql(`alter table "match_plan" add constraint "match_plan_objective_check" check ("objective" in ('COST', 'EARLIEST', 'FEWEST_FACILITIES'))`)
    this.addSql(`alter table "match_plan" add constraint "match_plan_outcome_check" check ("outcome" in ('OPTIMAL', 'FEASIBLE', 'PARTIAL', 'INFEASIBLE'))`)
    this.addSql(`alter table "award" add constraint "award_plan_id_foreign" foreign key ("plan_id") references "match_plan" ("id")`)
    this.addSql(`alter table "award" add constraint "award_request_id_foreign" foreign key ("request_id") references "bulk_request" ("id")`)
    this.addSql(`alter table "award" add constraint "award_buyer_id_foreign" foreign key ("buyer_id") references "organization" ("id")`)
    this.addSql(`alter table "award" add constraint "award_supplier_id_foreign" foreign key ("supplier_id") references "organization" ("id")`)
    this.addSql(`alter table "award" add constraint "award_facility_id_foreign" foreign key ("facility_id") references "facility" ("id")`)
    this.addSql(`alter table "award" add constraint "award__answered" check ((status = 'PENDING') = (responded_at is null))`)
    this.addSql(`alter table "award" add constraint "award_status_check" check ("status" in ('PENDING', 'ACTIVE', 'UNSUCCESSFUL', 'CANCELLED'))`)
    this.addSql(`alter table "allocation" add constraint "allocation_plan_id_foreign" foreign key ("plan_id") references "match_plan" ("id")`)
    this.addSql(`alter table "allocation" add constraint "allocation_award_id_foreign" foreign key ("award_id") references "award" ("id") on delete no action`)
    this.addSql(`alter table "allocation" add constraint "allocation_buyer_id_foreign" foreign key ("buyer_id") references "organization" ("id")`)
    this.addSql(`alter table "allocation" add constraint "allocation_supplier_id_foreign" foreign key ("supplier_id") references "organization" ("id")`)
    this.addSql(`alter table "allocation" add constraint "allocation_request_line_id_foreign" foreign key ("request_line_id") references "request_line" ("id")`)
    this.addSql(`alter table "allocation" add constraint "allocation_slot_id_foreign" foreign key ("slot_id") references "delivery_slot" ("id")`)
    this.addSql(`alter table "allocation" add constraint "allocation_facility_id_foreign" foreign key ("facility_id") references "facility" ("id")`)
    this.addSql(`alter table "allocation" add constraint "allocation_production_line_id_foreign" foreign key ("production_line_id") references "production_line" ("id") on delete no action`)
    this.addSql(`alter table "allocation" add constraint "allocation_stock_item_id_foreign" foreign key ("stock_item_id") references "stock_item" ("id") on delete no action`)
    this.addSql(`alter table "allocation" add constraint "allocation_capability_id_foreign" foreign key ("capability_id") references "capability" ("id") on delete no action`)
    this.addSql(`alter table "allocation" add constraint "allocation__not_negative" check (quantity >= 0 and hours >= 0)`)
    this.addSql(`alter table "allocation" add constraint "allocation__one_source" check ((production_line_id is null) <> (stock_item_id is null) and (production_line_id is null) = (day is null))`)

    // Deferred, because one plan takes the place of another within a transaction.
    this.addSql(`
      alter table match_plan add constraint match_plan__one_at_a_time
      exclude using btree (request_id with =) where (status in ('HELD', 'ACCEPTED')) deferrable initially deferred`)

    // Assumed, until a carrier's tariff is declared: road freight at about Rp 1,000 for a tonne and kilometre, 500 km a day.
    this.addSql(`
      insert into transport_tariff (id, unit, currency, per_unit_km, per_trip, days_per_km, road_factor, valid_from, source)
      select gen_random_uuid(), unit, 'IDR', per_unit_km, 0, 0.002, 1.3, '2026-01-01',
             'Assumption: road freight of about Rp 1,000 for a tonne and kilometre, ' || mass
      from (values ('MTK', 130, '130 kg a square metre'), ('MTQ', 2000, '2 t a cubic metre'), ('KGM', 1, '1 kg'), ('TNE', 1000, '1 t'),
                   ('LTR', 1, '1 kg a litre'), ('MTR', 5, '5 kg a metre'), ('H87', 2, '2 kg a piece'), ('DZN', 6, '6 kg a dozen'),
                   ('PR', 1, '1 kg a pair'), ('SET', 20, '20 kg a set'), ('XBG', 40, '40 kg a bag'), ('XBX', 10, '10 kg a box'),
                   ('XCT', 10, '10 kg a carton'), ('XJR', 1, '1 kg a jar'), ('XPK', 1, '1 kg a package')) as assumed (unit, per_unit_km, mass)`)
  }
}
