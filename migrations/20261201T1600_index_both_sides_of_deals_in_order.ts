import { Migration } from '@mikro-orm/migrations'

export class IndexBothSidesOfDealsInOrder extends Migration {
  override up(): void {
    // Who has many deals reads a page of them in their order, without sorting all of them first.
    for (const [table, side] of [['contract', 'buyer'], ['contract', 'supplier'], ['contract', 'facility'], ['award', 'buyer'], ['award', 'supplier']]) {
      this.addSql(`create index "${table}__of_${side}" on "${table}" ("${side}_id", "id")`)
      this.addSql(`drop index "${table}_${side}_id_index"`)
    }
  }
}
