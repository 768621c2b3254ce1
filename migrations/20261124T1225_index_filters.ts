import { Migration } from '@mikro-orm/migrations'

/** Every filter that lists offer has an index; of regions one that also finds what is below a region, whatever the database's collation. */
export class IndexFilters extends Migration {
  override up(): void {
    this.addSql(`create index "organization_name_index" on "organization" ("name")`)
    this.addSql(`create index "organization_kind_index" on "organization" ("kind")`)
    this.addSql(`create index "organization_status_index" on "organization" ("status")`)
    this.addSql(`create index organization__region on organization (region text_pattern_ops)`)
    this.addSql(`drop index "facility_region_index"`)
    this.addSql(`create index facility__region on facility (region text_pattern_ops)`)
    this.addSql(`create index "capability_quality_class_index" on "capability" ("quality_class")`)
    this.addSql(`create index "stock_item_quality_class_index" on "stock_item" ("quality_class")`)
  }
}
