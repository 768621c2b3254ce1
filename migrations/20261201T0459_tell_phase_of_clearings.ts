import { Migration } from '@mikro-orm/migrations'

export class TellPhaseOfClearings extends Migration {
  override up(): void {
    this.addSql(`alter table "clearing_run" add "phase" text null`)
    this.addSql(`alter table "clearing_run" add constraint "clearing_run_phase_check" check ("phase" in ('UNSERVED', 'ARRIVAL', 'FACILITIES', 'COST'))`)
  }
}
