import type { EntityClass } from '@mikro-orm/postgresql'
import type { Actor } from '../actor.js'
import type { Database } from './database.js'
import { filterSql } from './filter-sql.js'
import { beyond, orderBySql, totalOrder } from './keyset.js'
import { isFiltered, type PageRequest } from './page.js'
import type { Parameters } from './parameters.js'
import { allReadModels, type ManyRelation } from './read-model.js'
import { buildRow, columnFor, selectList, type Row } from './row-shape.js'
import type { Source, Statements } from './statements.js'

/** What reading needs: a database, the statements' metadata, and who looks. */
export interface ReadScope {
  database: Database
  statements: Statements
  actor: Actor
  entityOf(typename: string): EntityClass<object>
}

export interface PageSource { entity: EntityClass<object>; by: string | null; request: PageRequest }

export async function loadByIds(scope: ReadScope, entity: EntityClass<object>, ids: readonly string[]): Promise<(Row | null)[]> {
  const { shape, alias, parameters, visible } = scope.statements.source(entity, scope.actor)
  const sql = `select ${selectList(shape, alias)} from "${shape.table}" ${alias} where ${isAmong(`${alias}.id`, ids, parameters)} and ${visible}`
  const rows = (await scope.database.query(sql, parameters.values)).map((record) => buildRow(shape, record))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** A column that is no part of a row, of rows that were read under the same filter. */
export async function loadColumn(scope: ReadScope, { entity, property }: { entity: EntityClass<object>; property: string }, ids: readonly string[]): Promise<unknown[]> {
  const { shape, alias, parameters, visible } = scope.statements.source(entity, scope.actor)
  const column = shape.onDemand.find((of) => of.property === property)?.column
  if (column === undefined) throw new Error(`${shape.name}.${property} is no column that is read on demand`)
  const sql = `select ${alias}.id, ${alias}."${column}" as value from "${shape.table}" ${alias} where ${isAmong(`${alias}.id`, ids, parameters)} and ${visible}`
  const byId = new Map((await scope.database.query(sql, parameters.values)).map(({ id, value }) => [String(id), value]))
  return ids.map((id) => byId.get(id) ?? null)
}

export async function loadChildren(scope: ReadScope, relation: ManyRelation, parents: readonly string[]): Promise<Row[][]> {
  const source = scope.statements.source(relation.many(), scope.actor)
  const { shape, alias, parameters, visible } = source
  const only = relation.only ? ` and ${scope.statements.conditionSql(relation.only, source)}` : ''
  const key = columnFor(shape, relation.by).column
  const order = orderBySql(totalOrder('many', relation.orderBy), { shape, alias, forward: true })
  const sql = `select ${selectList(shape, alias)} from "${shape.table}" ${alias}`
    + ` where ${isAmong(`${alias}."${key}"`, parents, parameters)} and ${visible}${only} order by ${order}`
  const rows = (await scope.database.query(sql, parameters.values)).map((record) => buildRow(shape, record))
  return parents.map((parent) => rows.filter((row) => row[relation.by] === parent))
}

/** Which readable type each id is of: one index probe a table. Says nothing of visibility; the row is loaded under its filter. */
export async function findTypes(scope: ReadScope, ids: readonly string[]): Promise<(EntityClass<object> | null)[]> {
  const probes = allReadModels().map(({ entity }) => `select id, '${entity.name}' as type from "${scope.statements.shape(entity).table}" where id = any($1::uuid[])`)
  const found = await scope.database.query(probes.join(' union all '), [ids])
  const types = new Map(found.map(({ id, type }) => [String(id), scope.entityOf(String(type))]))
  return ids.map((id) => types.get(id.toLowerCase()) ?? null)
}

/** One more row than asked for tells whether there is a next page. */
export async function loadPages(scope: ReadScope, page: PageSource, parents: readonly string[]): Promise<Row[][]> {
  const source = scope.statements.source(page.entity, scope.actor)
  const { shape, alias, parameters } = source
  const { order, forward, size, after, before } = page.request
  const conditions = conditionsOf(source, page)
  if (after) conditions.push(beyond(order, (i) => () => after[i], { shape, alias, parameters, forward: true }))
  if (before) conditions.push(beyond(order, (i) => () => before[i], { shape, alias, parameters, forward: false }))
  const inner = `select ${selectList(shape, alias)} from "${shape.table}" ${alias} where ${conditions.join(' and ')}`
    + ` order by ${orderBySql(order, { shape, alias, forward })} limit ${parameters.add(size + 1, 'int')}`
  const sql = page.by === null ? inner : perParent(inner, parameters.add(parents, 'uuid[]'))
  const records = await scope.database.query(sql, parameters.values, { byValues: isFiltered(page.request) })
  return parents.map((parent) => records.filter((r) => page.by === null || r['__parent'] === parent).map(({ __parent, ...r }) => buildRow(shape, r)))
}

export async function countPages(scope: ReadScope, page: PageSource, parents: readonly string[]): Promise<number[]> {
  const source = scope.statements.source(page.entity, scope.actor)
  const { shape, alias, parameters } = source
  const inner = `select count(*)::int as count from "${shape.table}" ${alias} where ${conditionsOf(source, page).join(' and ')}`
  const sql = page.by === null ? inner : perParent(inner, parameters.add(parents, 'uuid[]'))
  const records = await scope.database.query(sql, parameters.values, { byValues: isFiltered(page.request) })
  return parents.map((parent) => Number(records.find((r) => page.by === null || r['__parent'] === parent)?.['count'] ?? 0))
}

function conditionsOf(source: Source, page: PageSource): string[] {
  const filter = page.request.filter as Readonly<Record<string, unknown>>
  const own = page.by === null ? [] : [`${source.alias}."${columnFor(source.shape, page.by).column}" = p.id`]
  return [...own, ...filterSql(source.model, { filter, read: (name) => () => filter[name] }, source), source.visible]
}

/** One id is compared as such: PostgreSQL keeps the plan, while it plans anew for every array. */
function isAmong(column: string, ids: readonly string[], parameters: Parameters): string {
  return ids.length === 1 ? `${column} = ${parameters.add(ids[0], 'uuid')}` : `${column} = any(${parameters.add(ids, 'uuid[]')})`
}

function perParent(inner: string, parents: string): string {
  return `select p.id as "__parent", c.* from unnest(${parents}) as p(id) cross join lateral (${inner}) c`
}
