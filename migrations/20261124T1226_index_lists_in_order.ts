import { Migration } from '@mikro-orm/migrations'

/** A page of a long list below one row is read in its order, instead of sorting all that is below the row. */
export class IndexListsInOrder extends Migration {
  override up(): void {
    this.addSql(`create index "closure__of_facility" on "closure" ("facility_id", "id")`)
    this.addSql(`create index "stock_item__of_facility" on "stock_item" ("facility_id", "id")`)
    this.addSql(`create index "reservation_entry__of_stock_item" on "reservation_entry" ("stock_item_id", "id")`)
    this.addSql(`create index "reservation_entry__of_bucket" on "reservation_entry" ("bucket_id", "id")`)
    this.addSql(`create index "member__of_organization" on "member" ("organization_id", "id")`)
    this.addSql(`create index "bulk_request__of_buyer" on "bulk_request" ("buyer_id", "id")`)
    this.addSql(`create index "match_plan__of_buyer" on "match_plan" ("buyer_id", "id")`)
    this.addSql(`create index "match_plan__of_request" on "match_plan" ("request_id", "id")`)
    this.addSql(`create index "award__of_facility" on "award" ("facility_id", "id")`)
    this.addSql(`create index "contract__of_request" on "contract" ("request_id", "id")`)
    this.addSql(`create index "allocation__of_award" on "allocation" ("award_id", "id")`)
    this.addSql(`create index "allocation__of_plan" on "allocation" ("plan_id", "id")`)
    this.addSql(`drop index "closure_facility_id_index"`)
    this.addSql(`drop index "stock_item_facility_id_index"`)
    this.addSql(`drop index "reservation_entry_bucket_id_index"`)
    this.addSql(`drop index "reservation_entry_stock_item_id_index"`)
    this.addSql(`drop index "member_organization_id_index"`)
    this.addSql(`drop index "bulk_request_buyer_id_index"`)
    this.addSql(`drop index "match_plan_buyer_id_index"`)
    this.addSql(`drop index "match_plan_request_id_index"`)
    this.addSql(`drop index "award_facility_id_index"`)
    this.addSql(`drop index "contract_request_id_index"`)
    this.addSql(`drop index "allocation_award_id_index"`)
    this.addSql(`drop index "allocation_plan_id_index"`)
  }
}
