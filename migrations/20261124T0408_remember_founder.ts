import { Migration } from '@mikro-orm/migrations'

export class RememberFounder extends Migration {
  override up(): void {
    this.addSql(`drop table if exists "sandbox_clock" cascade`)
    this.addSql(`alter table "organization" add "founder" uuid null`)
  }
}
