import type { MadeFields, MadeRead } from '../made-read.js'
import { NotPlanned } from './not-planned.js'
import { planFields } from './plan-object.js'
import { oneSql } from './plan-relation.js'
import type { PlanScope } from './plan-scope.js'
import { arraySql, columnsSql, objectSql, objectTypeOf, promisedListSql, type SelectedField } from './selection-sql.js'

/** Rows that no table has. */
export function madeSql(scope: PlanScope, read: MadeRead<unknown>, its: SelectedField): string {
  const slot = scope.question(read, its)
  const { parameters } = scope
  scope.growing()
  const { from, fields } = read.rows(slot.planned, (of, sqlType) => parameters.later(({ asked }) => of(asked[slot.index]), sqlType), parameters)
  return promisedListSql(parameters.ofActor(read.isFor, 'boolean'), arraySql(`select ${selectedSql(scope, fields, its)} ${from}`))
}

function selectedSql(scope: PlanScope, fields: MadeFields, { field, nodes }: SelectedField): string {
  return columnsSql(scope, { type: objectTypeOf(field), nodes }, (its) => fieldSql(scope, fields, its))
}

function fieldSql(scope: PlanScope, fields: MadeFields, its: SelectedField): string {
  const made = fields[its.field.name]
  if (made === undefined) throw new NotPlanned(`${its.field.name} is computed in code`)
  if (typeof made === 'string') return made
  if ('one' in made) return oneSql(scope, { entity: made.one(), key: made.key, its, row: planFields })
  if ('object' in made) return objectSql(selectedSql(scope, made.object, its))
  const each = objectSql(selectedSql(scope, made.list, its))
  return `coalesce(array_to_json(array_agg(${each} order by ${made.orderBy}) filter (where ${made.only})), '[]')`
}
