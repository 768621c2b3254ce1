import { Migration } from '@mikro-orm/migrations'

/** How far the business clock of a sandbox is ahead; at most one row. */
export class CreateSandboxClock extends Migration {
  override up(): void {
    this.addSql(`
      create table sandbox_clock (
        id int primary key default 1, offset_ms bigint not null,
        constraint sandbox_clock__one_row check (id = 1), constraint sandbox_clock__forward check (offset_ms >= 0)
      )`)
  }
}
