import { Migration } from '@mikro-orm/migrations'

/** As refuse_null(), where a row is promised: planned reads nest records, which become JSON once, at the top. */
export class RefuseNullRows extends Migration {
  override up(): void {
    this.addSql(`
      create function refuse_null_row() returns record language plpgsql volatile as $$
      begin
        raise exception 'null where a row is promised' using errcode = 'KN001';
      end $$`)
  }
}
