import { Migration } from '@mikro-orm/migrations'

export class KeepConflictAndServiceOfPlans extends Migration {
  override up(): void {
    this.addSql(`alter table "match_plan" add column "conflict" jsonb not null default '[]', add column "service" jsonb null`)
    this.addSql(`alter table "match_plan" alter column "conflict" drop default`)
  }
}
