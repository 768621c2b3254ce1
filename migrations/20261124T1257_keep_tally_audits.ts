import { Migration } from '@mikro-orm/migrations'

/** When the sums were last compared with the rows, and with what result. The view that shared its SQL with the triggers is compared with no more. */
export class KeepTallyAudits extends Migration {
  override up(): void {
    this.addSql('create table tally_audit (at timestamptz(3) primary key, compared int not null, drifted int not null)')
    this.addSql('drop view tally_truth')
  }
}
