import { Migration } from '@mikro-orm/migrations'

/** Makes a planned read fail where a null would stand for what the schema promises; the ordinary path then makes the error. */
export class CreateRefuseNull extends Migration {
  override up(): void {
    this.addSql(`
      create function refuse_null() returns json language plpgsql volatile as $$
      begin
        raise exception 'null where a value is promised' using errcode = 'KN001';
      end $$`)
  }
}
