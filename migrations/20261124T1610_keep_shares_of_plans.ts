import { Migration } from '@mikro-orm/migrations'

export class KeepSharesOfPlans extends Migration {
  override up(): void {
    this.addSql(`alter table "match_plan" add column "shares" jsonb not null default '[]', add column "fairness" jsonb null`)
    this.addSql(`alter table "match_plan" alter column "shares" drop default`)
  }
}
