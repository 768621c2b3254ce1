import { getNamedType, getNullableType, isAbstractType, isListType, isNonNullType, type GraphQLAbstractType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql'
import type { EntityClass } from '@mikro-orm/postgresql'
import { argumentsAlong } from '../page.js'
import { orderBySql, totalOrder } from '../keyset.js'
import type { ManyRelation, Relation } from '../read-model.js'
import { columnFor } from '../row-shape.js'
import type { Source } from '../statements.js'
import { NotPlanned } from './not-planned.js'
import { planConnection } from './plan-connection.js'
import type { PlanScope } from './plan-scope.js'
import { arraySql, fieldsOf, objectTypeOf, promisedRowSql, recordSql, type SelectedField, type Selection } from './selection-sql.js'

/** Plans the fields of a row; given from outside, since a row's fields lead to rows again. */
export type RowSql = (scope: PlanScope, source: Source, selection: Selection) => string

export function relationSql(scope: PlanScope, source: Source, { relation, its, row }: { relation: Relation; its: SelectedField; row: RowSql }): string {
  if ('page' in relation) {
    const own = { entity: relation.page(), by: { property: relation.by, parent: source.alias }, row, ownArguments: relation.filteredBy ?? [] }
    return planConnection(scope, { ...own, read: (args) => argumentsAlong(relation, args) }, its)
  }
  if (its.field.args.length > 0) throw new NotPlanned(`${source.shape.name}.${its.field.name} has arguments of its own`)
  if ('many' in relation) return manySql(scope, { relation, key: `${source.alias}.id`, parent: source, its, row })
  const key = `${source.alias}."${columnFor(source.shape, relation.by).column}"`
  return 'node' in relation ? nodeSql(scope, { its, key, row }) : oneSql(scope, { entity: relation.one(), key, its, row })
}

export interface RowOf { its: SelectedField; key: string; row: RowSql }

/** The row that a key points to; where the schema promises one that the viewer may not see, the ordinary way says so. */
export function oneSql(scope: PlanScope, { entity, key, its: { field, nodes }, row }: RowOf & { entity: EntityClass<object> }): string {
  const sql = byIdSql(scope, { entity, key, row }, { type: objectTypeOf(field), nodes })
  return isNonNullType(field.type) ? promisedRowSql(sql) : sql
}

/** Whatever has the key. The types that more is asked of come first: PostgreSQL stops at the one that is found. */
export function nodeSql(scope: PlanScope, { its: { field, nodes }, key, row }: RowOf): string {
  const abstract = getNamedType(field.type)
  if (!isAbstractType(abstract)) throw new NotPlanned(`${field.name} is no interface`)
  const types = possibleTypes(scope, abstract).map((type) => ({ type, size: fieldsOf(scope, { type, nodes }).size })).toSorted((a, b) => b.size - a.size)
  const rows = types.map(({ type }) => byIdSql(scope, { entity: scope.entityOf(type.name), key, row }, { type, nodes }))
  return isNonNullType(itemOf(field.type)) ? promisedRowSql(...rows) : `coalesce(${rows.join(', ')})`
}

function itemOf(type: GraphQLOutputType): GraphQLOutputType {
  const list = getNullableType(type)
  return isListType(list) ? list.ofType : type
}

function possibleTypes({ schema }: PlanScope, type: GraphQLAbstractType): readonly GraphQLObjectType[] {
  return schema.getPossibleTypes(type)
}

function byIdSql(scope: PlanScope, { entity, key, row }: { entity: EntityClass<object>; key: string; row: RowSql }, selection: Selection): string {
  const { shape, alias, visible, ...source } = scope.source(entity)
  const fields = row(scope, { ...source, shape, alias, visible }, selection)
  return recordSql(`select ${fields} from "${shape.table}" ${alias} where ${alias}.id = ${key} and ${visible}`)
}

/** The rows that point to a key; `parent` is the source that the key is read from, if it is. */
export function manySql(scope: PlanScope, { relation, key, parent, its: { field, nodes }, row }: RowOf & { relation: ManyRelation; parent?: Source }): string {
  if (!isListType(getNullableType(field.type))) throw new NotPlanned(`${field.name} is no list`)
  const target = scope.source(relation.many(), parent && { relation: relation.by, parent })
  const order = orderBySql(totalOrder('many', relation.orderBy), { ...target, forward: true })
  const conditions = [
    `${target.alias}."${columnFor(target.shape, relation.by).column}" = ${key}`, target.visible,
    ...relation.only ? [scope.statements.conditionSql(relation.only, target)] : [],
  ]
  const fields = row(scope, target, { type: objectTypeOf(field), nodes })
  return arraySql(`select ${fields} from "${target.shape.table}" ${target.alias} where ${conditions.join(' and ')} order by ${order}`)
}
