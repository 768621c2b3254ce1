import { getNamedType, isLeafType } from 'graphql'
import type { Source } from '../statements.js'
import { jsonSql } from './json-sql.js'
import { leafSql } from './leaf-sql.js'
import { NotPlanned } from './not-planned.js'
import type { RowSql } from './plan-relation.js'
import type { PlanScope } from './plan-scope.js'
import { columnsSql, objectSql, objectTypeOf, type SelectedField } from './selection-sql.js'

/** A field that is a column, a value object over several columns, or a JSON column with objects in it. */
export function columnSql(scope: PlanScope, { shape, alias }: Source, { property, its, row }: { property: string; its: SelectedField; row: RowSql }): string {
  const { field, nodes } = its
  const columns = [...shape.columns, ...shape.onDemand].filter((of) => of.property === property)
  const [column] = columns
  if (!column) throw new NotPlanned(`${shape.name}.${property} is no column`)
  if (column.part !== null) return valueSql(scope, { alias, columns }, its)
  if (column.sqlType === 'jsonb') return jsonSql(scope, { value: `${alias}."${column.column}"`, row }, { type: field.type, nodes })
  if (!isLeafType(getNamedType(field.type))) throw new NotPlanned(`${shape.name}.${property} is no object`)
  return leafSql(alias, column, field.type)
}

function valueSql(scope: PlanScope, { alias, columns }: Pick<Source, 'alias'> & Pick<Source['shape'], 'columns'>, { field, nodes }: SelectedField): string {
  const type = objectTypeOf(field)
  const parts = columnsSql(scope, { type, nodes }, (part) => {
    const column = columns.find((of) => of.part === part.field.name)
    if (!column) throw new NotPlanned(`${type.name}.${part.field.name} is no column`)
    return leafSql(alias, column, part.field.type)
  })
  const isNull = columns.map((of) => `${alias}."${of.column}" is null`).join(' and ')
  return `(case when ${isNull} then null else ${objectSql(parts)} end)`
}
