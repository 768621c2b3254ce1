import { Migration } from '@mikro-orm/migrations'

export class TellWhatExplanationsLeaveOut extends Migration {
  override up(): void {
    // Plans of before it was told: what they left out is not known, and nothing is claimed of it.
    this.addSql(`alter table "match_plan" add column "omitted" jsonb not null default '[]'`)
    this.addSql(`alter table "match_plan" alter column "omitted" drop default`)
  }
}
