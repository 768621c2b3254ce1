import { Migration } from '@mikro-orm/migrations'

/** The column `search` is PostgreSQL's own: the ORM neither reads nor writes it. */
export class CreateCatalogue extends Migration {
  override up(): void {
    this.addSql(`create table "product" ("id" uuid not null, "version" int not null default 0, "code" text not null, "name" text not null, "description" text not null, "kind" text not null, "unit" text not null, "quality_classes" text[] not null, "conversions" jsonb not null, "curing_days" int not null, "shelf_life_days" int null, "minimum_remaining_life_percent" int null, "requires_sample" boolean not null, "status" text not null, "created_at" timestamptz(3) not null, primary key ("id"))`)
    this.addSql(`alter table product add column search tsvector generated always as (to_tsvector('simple', code || ' ' || name || ' ' || description)) stored`)
    this.addSql(`alter table "product" add constraint "product__code" unique ("code")`)
    this.addSql(`create index "product_name_index" on "product" ("name")`)
    this.addSql(`create index "product_kind_index" on "product" ("kind")`)
    this.addSql(`create index "product_status_index" on "product" ("status")`)
    this.addSql(`create index product__search on product using gin (search)`)
    this.addSql(`alter table "product" add constraint "product__remaining_life" check (minimum_remaining_life_percent >= 0 and minimum_remaining_life_percent <= 100)`)
    this.addSql(`alter table "product" add constraint "product__curing" check (curing_days >= 0)`)
    this.addSql(`alter table "product" add constraint "product__shelf_life" check (shelf_life_days > 0)`)
    this.addSql(`alter table "product" add constraint "product_kind_check" check ("kind" in ('COMMODITY', 'PERISHABLE', 'MADE_TO_ORDER', 'UNIQUE'))`)
    this.addSql(`alter table "product" add constraint "product_status_check" check ("status" in ('LISTED', 'RETIRED'))`)
  }
}
