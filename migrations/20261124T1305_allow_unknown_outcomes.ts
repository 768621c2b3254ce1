import { Migration } from '@mikro-orm/migrations'

export class AllowUnknownOutcomes extends Migration {
  override up(): void {
    this.addSql(`alter table "match_plan" drop constraint "match_plan_outcome_check"`)
    this.addSql(`alter table "match_plan" add constraint "match_plan_outcome_check" check ("outcome" in ('OPTIMAL', 'FEASIBLE', 'PARTIAL', 'INFEASIBLE', 'UNKNOWN'))`)
  }
}
