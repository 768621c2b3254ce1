import { Migration } from '@mikro-orm/migrations'

export class AddressEventsToKinds extends Migration {
  override up(): void {
    this.addSql(`alter table "event" add "kinds" text[] not null default '{}'`)
  }
}
