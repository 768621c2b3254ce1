import { Migration } from '@mikro-orm/migrations'

/** One owner's overview stays cheap also while nothing is folded. */
export class IndexTallyDelta extends Migration {
  override up(): void {
    this.addSql('create index tally_delta__of_owner on tally_delta (owner)')
  }
}
