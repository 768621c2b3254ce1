import { Migration } from '@mikro-orm/migrations'

export class KeepHowAClearingDivides extends Migration {
  override up(): void {
    // Runs of before were at the least cost and served the most in all.
    this.addSql(`alter table "clearing_run" add column "objective" text not null default 'COST', add column "fairness" text not null default 'MOST_SERVED', add column "service" jsonb null`)
    this.addSql(`alter table "clearing_run" alter column "objective" drop default, alter column "fairness" drop default`)
    this.addSql(`alter table "clearing_run" add constraint "clearing_run_objective_check" check ("objective" in ('COST', 'EARLIEST', 'FEWEST_FACILITIES'))`)
    this.addSql(`alter table "clearing_run" add constraint "clearing_run_fairness_check" check ("fairness" in ('MOST_SERVED', 'EARLIEST_DUE', 'EVEN_SHARES'))`)
  }
}
