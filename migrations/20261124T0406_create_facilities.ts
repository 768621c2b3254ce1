import { Migration } from '@mikro-orm/migrations'

/** Beside the tables: capabilities that never overlap (PostgreSQL's btree_gist, a trusted extension) and a ledger that is only added to. */
export class CreateFacilities extends Migration {
  override up(): void {
    this.addSql('create extension if not exists btree_gist')

    this.addSql(`create table "holiday" ("id" uuid not null, "version" int not null default 0, "date" date not null, "name" text not null, "kind" text not null, "source" text not null, "status" text not null, primary key ("id"))`)
    this.addSql(`alter table "holiday" add constraint "holiday_kind_check" check ("kind" in ('NATIONAL', 'COLLECTIVE_LEAVE'))`)
    this.addSql(`alter table "holiday" add constraint "holiday_status_check" check ("status" in ('DECLARED', 'WITHDRAWN'))`)
    this.addSql(`create index "holiday_date_index" on "holiday" ("date")`)
    this.addSql(`create unique index holiday__once_per_day on holiday (date) where status = 'DECLARED'`)

    this.addSql(`create table "facility" ("id" uuid not null, "version" int not null default 0, "organization_id" uuid not null, "name" text not null, "region" text not null, "latitude" double precision not null, "longitude" double precision not null, "timezone" text not null, "status" text not null, "created_at" timestamptz(3) not null, primary key ("id"))`)
    this.addSql(`alter table "facility" add constraint "facility_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`)
    this.addSql(`alter table "facility" add constraint "facility__on_earth" check (abs(latitude::numeric) <= 90 and abs(longitude::numeric) <= 180)`)
    this.addSql(`alter table "facility" add constraint "facility_status_check" check ("status" in ('ACTIVE', 'CLOSED'))`)
    this.addSql(`create index "facility_organization_id_index" on "facility" ("organization_id")`)
    this.addSql(`create index "facility_name_index" on "facility" ("name")`)
    this.addSql(`create index "facility_region_index" on "facility" ("region")`)
    this.addSql(`create index "facility_status_index" on "facility" ("status")`)

    this.addSql(`create table "production_line" ("id" uuid not null, "version" int not null default 0, "facility_id" uuid not null, "organization_id" uuid not null, "name" text not null, "hours_per_weekday" text[] not null, "crew" int not null, "status" text not null, primary key ("id"))`)
    this.addSql(`alter table "production_line" add constraint "production_line_facility_id_foreign" foreign key ("facility_id") references "facility" ("id")`)
    this.addSql(`alter table "production_line" add constraint "production_line_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`)
    this.addSql(`alter table "production_line" add constraint "production_line__crew" check (crew >= 0)`)
    this.addSql(`alter table "production_line" add constraint "production_line__week" check (cardinality(hours_per_weekday) = 7 and 0 <= all(hours_per_weekday::numeric[]) and 24 >= all(hours_per_weekday::numeric[]))`)
    this.addSql(`alter table "production_line" add constraint "production_line_status_check" check ("status" in ('ACTIVE', 'RETIRED'))`)
    this.addSql(`create index "production_line_facility_id_index" on "production_line" ("facility_id")`)
    this.addSql(`create index "production_line_organization_id_index" on "production_line" ("organization_id")`)
    this.addSql(`create index "production_line_name_index" on "production_line" ("name")`)
    this.addSql(`create index "production_line_status_index" on "production_line" ("status")`)

    this.addSql(`create table "closure" ("id" uuid not null, "version" int not null default 0, "facility_id" uuid not null, "line_id" uuid null, "organization_id" uuid not null, "from_date" date not null, "to_date" date not null, "reason" text not null, "status" text not null, primary key ("id"))`)
    this.addSql(`alter table "closure" add constraint "closure_facility_id_foreign" foreign key ("facility_id") references "facility" ("id")`)
    this.addSql(`alter table "closure" add constraint "closure_line_id_foreign" foreign key ("line_id") references "production_line" ("id") on delete no action`)
    this.addSql(`alter table "closure" add constraint "closure_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`)
    this.addSql(`alter table "closure" add constraint "closure__period" check (to_date > from_date)`)
    this.addSql(`alter table "closure" add constraint "closure_status_check" check ("status" in ('PLANNED', 'REMOVED'))`)
    this.addSql(`create index "closure_facility_id_index" on "closure" ("facility_id")`)
    this.addSql(`create index "closure_line_id_index" on "closure" ("line_id")`)
    this.addSql(`create index "closure_organization_id_index" on "closure" ("organization_id")`)

    this.addSql(`create table "capacity_bucket" ("id" uuid not null, "line_id" uuid not null, "facility_id" uuid not null, "organization_id" uuid not null, "day" date not null, "hours_available" numeric(12,6) not null, "hours_held" numeric(12,6) not null, "hours_booked" numeric(12,6) not null, primary key ("id"))`)
    this.addSql(`alter table "capacity_bucket" add constraint "capacity_bucket__one_per_day" unique ("line_id", "day")`)
    this.addSql(`alter table "capacity_bucket" add constraint "capacity_bucket_line_id_foreign" foreign key ("line_id") references "production_line" ("id") deferrable initially deferred `)
    this.addSql(`alter table "capacity_bucket" add constraint "capacity_bucket_facility_id_foreign" foreign key ("facility_id") references "facility" ("id")`)
    this.addSql(`alter table "capacity_bucket" add constraint "capacity_bucket_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`)
    this.addSql(`alter table "capacity_bucket" add constraint "capacity_bucket__never_oversold" check (hours_held >= 0 and hours_booked >= 0 and hours_held + hours_booked <= hours_available)`)
    this.addSql(`create index "capacity_bucket_facility_id_index" on "capacity_bucket" ("facility_id")`)
    this.addSql(`create index "capacity_bucket_organization_id_index" on "capacity_bucket" ("organization_id")`)

    this.addSql(`create table "capability" ("id" uuid not null, "version" int not null default 0, "line_id" uuid not null, "facility_id" uuid not null, "organization_id" uuid not null, "product_id" uuid not null, "quality_class" text null, "output_per_hour" numeric(20,6) not null, "setup_hours" numeric(12,6) not null, "setup_cost_amount" numeric(20,4) not null, "setup_cost_currency" char(3) not null, "minimum_batch" numeric(20,6) not null, "maximum_per_day" numeric(20,6) null, "unit_price_amount" numeric(20,4) not null, "unit_price_currency" char(3) not null, "valid_from" date not null, "valid_to" date null, primary key ("id"))`)
    this.addSql(`alter table "capability" add constraint "capability_line_id_foreign" foreign key ("line_id") references "production_line" ("id")`)
    this.addSql(`alter table "capability" add constraint "capability_facility_id_foreign" foreign key ("facility_id") references "facility" ("id")`)
    this.addSql(`alter table "capability" add constraint "capability_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`)
    this.addSql(`alter table "capability" add constraint "capability_product_id_foreign" foreign key ("product_id") references "product" ("id")`)
    this.addSql(`alter table "capability" add constraint "capability__period" check (valid_to is null or valid_to >= valid_from)`)
    this.addSql(`alter table "capability" add constraint "capability__batch" check (minimum_batch >= 0 and (maximum_per_day is null or maximum_per_day > 0))`)
    this.addSql(`alter table "capability" add constraint "capability__price" check (unit_price_amount >= 0)`)
    this.addSql(`alter table "capability" add constraint "capability__setup" check (setup_hours >= 0 and setup_cost_amount >= 0)`)
    this.addSql(`alter table "capability" add constraint "capability__output" check (output_per_hour > 0)`)
    this.addSql(`create index "capability_line_id_index" on "capability" ("line_id")`)
    this.addSql(`create index "capability_facility_id_index" on "capability" ("facility_id")`)
    this.addSql(`create index "capability_organization_id_index" on "capability" ("organization_id")`)
    this.addSql(`create index "capability__product" on "capability" ("product_id", "quality_class")`)
    this.addSql(`
      alter table capability add constraint capability__one_at_a_time exclude using gist (
        line_id with =, product_id with =, coalesce(quality_class, '') with =, daterange(valid_from, valid_to) with &&
      )`)

    this.addSql(`create table "stock_item" ("id" uuid not null, "version" int not null default 0, "facility_id" uuid not null, "organization_id" uuid not null, "product_id" uuid not null, "quality_class" text null, "serial" text null, "attributes" jsonb not null, "quantity" numeric(20,6) not null, "held" numeric(20,6) not null, "booked" numeric(20,6) not null, "unit_price_amount" numeric(20,4) not null, "unit_price_currency" char(3) not null, "produced_on" date not null, primary key ("id"))`)
    this.addSql(`alter table "stock_item" add constraint "stock_item_facility_id_foreign" foreign key ("facility_id") references "facility" ("id")`)
    this.addSql(`alter table "stock_item" add constraint "stock_item_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`)
    this.addSql(`alter table "stock_item" add constraint "stock_item_product_id_foreign" foreign key ("product_id") references "product" ("id")`)
    this.addSql(`alter table "stock_item" add constraint "stock_item__price" check (unit_price_amount >= 0)`)
    this.addSql(`alter table "stock_item" add constraint "stock_item__never_oversold" check (held >= 0 and booked >= 0 and held + booked <= quantity)`)
    this.addSql(`create index "stock_item_facility_id_index" on "stock_item" ("facility_id")`)
    this.addSql(`create index "stock_item_organization_id_index" on "stock_item" ("organization_id")`)
    this.addSql(`create unique index stock_item__serial on stock_item (facility_id, product_id, serial) where serial is not null`)
    this.addSql(`create index "stock_item__product" on "stock_item" ("product_id", "quality_class")`)

    this.addSql(`create table "reservation_entry" ("id" uuid not null, "bucket_id" uuid null, "stock_item_id" uuid null, "organization_id" uuid not null, "allocation_id" uuid not null, "plan_id" uuid not null, "contract_id" uuid null, "kind" text not null, "amount" numeric(20,6) not null, "at" timestamptz(3) not null, primary key ("id"))`)
    this.addSql(`alter table "reservation_entry" add constraint "reservation_entry_bucket_id_foreign" foreign key ("bucket_id") references "capacity_bucket" ("id") on delete no action`)
    this.addSql(`alter table "reservation_entry" add constraint "reservation_entry_stock_item_id_foreign" foreign key ("stock_item_id") references "stock_item" ("id") on delete no action`)
    this.addSql(`alter table "reservation_entry" add constraint "reservation_entry_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`)
    this.addSql(`alter table "reservation_entry" add constraint "reservation_entry__amount" check (amount > 0)`)
    this.addSql(`alter table "reservation_entry" add constraint "reservation_entry__one_target" check (num_nonnulls(bucket_id, stock_item_id) = 1)`)
    this.addSql(`alter table "reservation_entry" add constraint "reservation_entry_kind_check" check ("kind" in ('HOLD', 'RELEASE', 'BOOK', 'UNBOOK', 'CONSUME'))`)
    this.addSql(`create index "reservation_entry_bucket_id_index" on "reservation_entry" ("bucket_id")`)
    this.addSql(`create index "reservation_entry_stock_item_id_index" on "reservation_entry" ("stock_item_id")`)
    this.addSql(`create index "reservation_entry_organization_id_index" on "reservation_entry" ("organization_id")`)
    this.addSql(`create index "reservation_entry_allocation_id_index" on "reservation_entry" ("allocation_id")`)
    this.addSql(`create index "reservation_entry_plan_id_index" on "reservation_entry" ("plan_id")`)
    this.addSql(`create index "reservation_entry_contract_id_index" on "reservation_entry" ("contract_id")`)
    this.addSql(`create unique index reservation_entry__held_once on reservation_entry (allocation_id, coalesce(bucket_id, stock_item_id)) where kind = 'HOLD'`)
    this.addSql(`
      create function refuse_reservation_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the reservation ledger is append-only' using errcode = 'restrict_violation', constraint = 'reservation_entry__append_only';
      end $$`)
    this.addSql('create trigger reservation_entry__append_only before update or delete on reservation_entry for each row execute function refuse_reservation_change()')
  }
}
