import { Migration } from '@mikro-orm/migrations'

export class MarkAllocationsAddedForContracts extends Migration {
  override up(): void {
    this.addSql(`alter table "allocation" add "is_added" boolean not null default false`)
    // What came after the contract of its award was reserved for that contract: ids are in order of creation.
    this.addSql(`update allocation a set is_added = true from contract c where c.award_id = a.award_id and a.id > c.id`)
  }
}
