import { Migration } from '@mikro-orm/migrations'

export class RememberFounder extends Migration {
  override up(): void {
    this.addSql(`alter table "organization" add "founder" uuid null`)
  }
}
