import { derivedSql } from '../derived.js'
import type { Source } from '../statements.js'
import { gapSql } from './gap.js'
import { NotPlanned } from './not-planned.js'
import { columnSql } from './plan-column.js'
import { relationSql } from './plan-relation.js'
import type { PlanScope } from './plan-scope.js'
import { columnsSql, type SelectedField, type Selection } from './selection-sql.js'

/** The selected fields of one row. */
export function planFields(scope: PlanScope, source: Source, selection: Selection): string {
  return columnsSql(scope, selection, (its) => {
    const restriction = source.model.fields[its.field.name]
    const value = fieldSql(scope, source, its)
    return restriction ? `(case when ${scope.statements.conditionSql(restriction, source)} then ${value} end)` : value
  })
}

function fieldSql(scope: PlanScope, source: Source, its: SelectedField): string {
  const { name, args, extensions } = its.field
  const { relations, computed, derived, fields, properties } = source.model
  const relation = relations[name]
  if (relation) return relationSql(scope, source, { relation, its, row: planFields })
  if (args.length > 0) throw new NotPlanned(`${source.shape.name}.${name} has arguments of its own`)
  if (computed[name]) return gapSql(scope, source, { computed: computed[name], its })
  if (derived[name]) return derivedSql(derived[name], source)
  if (extensions['computed'] && !fields[name] && !properties[name]) throw new NotPlanned(`${source.shape.name}.${name} is computed in code`)
  return columnSql(scope, source, { property: properties[name] ?? name, its, row: planFields })
}
