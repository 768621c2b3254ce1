import { Migration } from '@mikro-orm/migrations'

export class ExplainDifferencesOfPlans extends Migration {
  override up(): void {
    this.addSql(`
      update match_plan p set differences = (
        select jsonb_agg('{"costBefore": null, "costAfter": null, "reason": "REPLANNED", "lacks": [], "text": {"en": "The plan was computed anew.", "id": "Rencana dihitung ulang."}}'::jsonb || d.difference order by d.n)
        from jsonb_array_elements(p.differences) with ordinality d(difference, n)
      ) where p.differences <> '[]'`)
  }
}
