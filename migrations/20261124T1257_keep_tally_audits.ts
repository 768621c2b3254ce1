import { Migration } from '@mikro-orm/migrations'

/** When the sums were last compared with the rows, and with what result. */
export class KeepTallyAudits extends Migration {
  override up(): void {
    this.addSql('create table tally_audit (at timestamptz(3) primary key, compared int not null, drifted int not null)')
  }
}
