import { Migration } from '@mikro-orm/migrations'

export class GivePositionsWithoutWritingRowsOut extends Migration {
  override up(): void {
    // "*=" compares what is stored; written out as JSON, twice, a row takes longer than all else that a position costs.
    this.addSql(`
      create or replace function refuse_event_change() returns trigger language plpgsql as $$
      declare
        given bigint;
      begin
        if tg_op = 'UPDATE' and old.position is null then
          given := new.position;
          new.position := null;
          if new *= old then
            new.position := given;
            return new;
          end if;
        end if;
        raise exception 'the event log is append-only' using errcode = 'restrict_violation', constraint = 'event__append_only';
      end $$`)
  }
}
