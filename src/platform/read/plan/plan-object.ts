import { getNamedType, getNullableType, isListType, isNonNullType, isObjectType, type FieldNode, type GraphQLField, type GraphQLObjectType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import { orderBySql, totalOrder } from '../keyset.js'
import { predicateSql } from '../predicate-sql.js'
import type { Predicate } from '../../policy.js'
import type { ManyRelation, OneRelation } from '../read-model.js'
import { columnFor } from '../row-shape.js'
import type { Source } from '../statements.js'
import { leafSql } from './leaf-sql.js'
import { NotPlanned } from './not-planned.js'
import { planConnection } from './plan-connection.js'
import type { PlanScope } from './plan-scope.js'
import { named, objectSql, objectTypeOf } from './selection-sql.js'

/** The selected fields of one row as `expression as "key"`, in the order of the response. */
export function planFields(scope: PlanScope, source: Source, at: { type: GraphQLObjectType; nodes: readonly FieldNode[] }): string {
  const fields = collectSubfields(scope.schema, scope.operation.fragments, scope.operation.variables, at.type, at.nodes)
  return [...fields].map(([key, nodes]) => `${planField(scope, source, { type: at.type, nodes })} as ${named(key)}`).join(', ')
}

function planField(scope: PlanScope, source: Source, { type, nodes }: { type: GraphQLObjectType; nodes: readonly FieldNode[] }): string {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') return `'${type.name}'::text`
  const field = type.getFields()[name]
  if (!field) throw new NotPlanned(`unknown field ${type.name}.${name}`)
  const relation = source.model.relations[name]
  if (relation && !('page' in relation) && field.args.length > 0) throw new NotPlanned(`${type.name}.${name} has arguments of its own`)
  if (relation && 'one' in relation) return oneSql(scope, source, { relation, field, nodes })
  if (relation && 'many' in relation) return manySql(scope, source, { relation, field, nodes })
  if (relation) return planConnection(scope, { entity: relation.page(), by: { property: relation.by, parent: source.alias }, row: planFields }, { field, nodes })
  const restriction = source.model.fields[name]
  if (field.extensions['computed'] && !restriction) throw new NotPlanned(`${type.name}.${name} is computed in code`)
  const value = columnSql(scope, source, { name, field, nodes })
  return restriction ? `(case when ${allowed(scope, source, restriction)} then ${value} end)` : value
}

function allowed(scope: PlanScope, { shape, alias, parameters }: Source, restriction: Predicate): string {
  return predicateSql(restriction, { shape, alias, parameters, shapeBehind: (from, relation) => scope.statements.behind(from, relation) })
}

interface SelectedField { field: GraphQLField<unknown, unknown>; nodes: readonly FieldNode[] }

function columnSql(scope: PlanScope, { shape, alias }: Source, { name, field, nodes }: SelectedField & { name: string }): string {
  const columns = shape.columns.filter(({ property }) => property === name)
  const [column] = columns
  if (!column) throw new NotPlanned(`${shape.name}.${name} is no column`)
  if (column.part === null) return leafSql(alias, column, field.type)
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new NotPlanned(`${shape.name}.${name} is no object`)
  const parts = collectSubfields(scope.schema, scope.operation.fragments, scope.operation.variables, type, nodes)
  const selected = [...parts].map(([key, [node]]) => `${partSql(alias, columns, { type, part: node?.name.value ?? '' })} as ${named(key)}`)
  const isNull = columns.map((of) => `${alias}."${of.column}" is null`).join(' and ')
  return `(case when ${isNull} then null else ${objectSql(selected.join(', '))} end)`
}

function partSql(alias: string, columns: Source['shape']['columns'], { type, part }: { type: GraphQLObjectType; part: string }): string {
  if (part === '__typename') return `'${type.name}'::text`
  const column = columns.find((of) => of.part === part)
  const field = type.getFields()[part]
  if (!column || !field) throw new NotPlanned(`${type.name}.${part} is no column`)
  return leafSql(alias, column, field.type)
}

function oneSql(scope: PlanScope, source: Source, { relation, field, nodes }: SelectedField & { relation: OneRelation }): string {
  const target = scope.source(relation.one())
  const type = objectTypeOf(field)
  const key = columnFor(source.shape, relation.by).column
  const sql = `(select row_to_json(o) from (select ${planFields(scope, target, { type, nodes })} from "${target.shape.table}" ${target.alias}`
    + ` where ${target.alias}.id = ${source.alias}."${key}" and ${target.visible}) o)`
  return isNonNullType(field.type) ? `coalesce(${sql}, refuse_null())` : sql
}

function manySql(scope: PlanScope, source: Source, { relation, field, nodes }: SelectedField & { relation: ManyRelation }): string {
  if (!isListType(getNullableType(field.type))) throw new NotPlanned(`${field.name} is no list`)
  const target = scope.source(relation.many())
  const at = { shape: target.shape, alias: target.alias, forward: true }
  return `(select coalesce(array_to_json(array_agg(${objectSql(planFields(scope, target, { type: objectTypeOf(field), nodes }))} order by ${orderBySql(totalOrder('many', relation.orderBy), at)})), '[]')`
    + ` from "${target.shape.table}" ${target.alias} where ${target.alias}."${columnFor(target.shape, relation.by).column}" = ${source.alias}.id and ${target.visible})`
}
