import { Migration } from '@mikro-orm/migrations'

export class KeepAnswersOfClearings extends Migration {
  override up(): void {
    this.addSql(`alter table "clearing_run" add column "instance" jsonb null, add column "answer" jsonb null`)
  }
}
