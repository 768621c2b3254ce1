import type { EntityClass } from '@mikro-orm/postgresql'
import { cursorSql } from '../cursor-sql.js'
import { filterSql } from '../filter-sql.js'
import { beyond, orderBySql, type TotalOrder } from '../keyset.js'
import type { ConnectionArguments, PageRequest } from '../page.js'
import { columnFor } from '../row-shape.js'
import type { Source } from '../statements.js'
import { NotPlanned } from './not-planned.js'
import type { PageSlot } from './page-slot.js'
import type { RowSql } from './plan-relation.js'
import type { PlanScope } from './plan-scope.js'
import { arraySql, columnsSql, fieldsOf, objectSql, objectTypeOf, recordSql, type SelectedField } from './selection-sql.js'

/** Whose page it is: everything of a type, or what belongs to a parent row. */
export interface PageOf {
  entity: EntityClass<object>
  by: { property: string; parent: string } | null
  row: RowSql
  /** Arguments beside those of every list. */
  ownArguments: readonly string[]
  read(args: ConnectionArguments): ConnectionArguments
}

const PAGE_ARGUMENTS = new Set(['first', 'last', 'after', 'before', 'filter', 'orderBy'])

interface List { of: PageOf; slot: PageSlot; request: PageRequest }
interface Page extends List { source: Source; isNumbered: boolean }

/**
 * Relay's connection. What is read from its start and asked for edges alone is a list of rows; otherwise one aggregate over a numbered page
 * of size + 1 rows.
 */
export function planConnection(scope: PlanScope, of: PageOf, its: SelectedField): string {
  const { field, nodes } = its
  if (field.args.some(({ name }) => !PAGE_ARGUMENTS.has(name) && !of.ownArguments.includes(name))) throw new NotPlanned(`${field.name} has arguments of its own`)
  const type = objectTypeOf(field)
  const slot = scope.page(of.entity, (args) => of.read(args), its)
  const list = { of, slot, request: slot.planned }
  // "having true" makes one group of the page, also when nothing that is selected counts or collects.
  const asked = new Set([...fieldsOf(scope, { type, nodes }).values()].map(([first]) => first?.name.value))
  const isNumbered = !slot.planned.forward || asked.has('pageInfo')
  const page = asked.has('edges') || asked.has('pageInfo') ? { ...list, source: scope.source(of.entity), isNumbered } : null
  const columns = columnsSql(scope, { type, nodes }, (part) => connectionField(scope, { list, page }, part))
  return recordSql(`select ${columns}${page?.isNumbered ? ` from ${numbered(page)} having true` : ''}`)
}

/** Rows without pages. */
export function planList(scope: PlanScope, of: Omit<PageOf, 'ownArguments'>, its: SelectedField): string {
  const slot = scope.page(of.entity, (args) => of.read(args), its)
  const page = { of: { ...of, ownArguments: [] }, slot, request: slot.planned, source: scope.source(of.entity), isNumbered: false }
  const { source, request: { order, forward, size } } = page
  const fields = of.row(scope, source, { type: objectTypeOf(its.field), nodes: its.nodes })
  return arraySql(`select ${fields} ${rowsOf(page)} order by ${orderBySql(order, { ...source, forward })} limit ${size}`)
}

/** What belongs to the list, whichever page of it is read. */
function membership(source: Source, { of: { by }, slot, request }: List): string[] {
  const own = by === null ? [] : [`${source.alias}."${columnFor(source.shape, by.property).column}" = ${by.parent}.id`]
  return [...own, ...filterSql(source.model, { filter: request.filter, read: (name) => slot.filter(name) }, source), source.visible]
}

/** The page's rows under the source's alias, each with its place `rn` in reading direction. */
function numbered(page: Page): string {
  const { source: { shape, alias }, request: { order, forward, size } } = page
  const by = orderBySql(order, { shape, alias, forward })
  return `(select ${alias}.*, row_number() over (order by ${by}) as rn ${rowsOf(page)} order by ${by} limit ${size + 1}) ${alias}`
}

/** All rows on the page's side of its bounds. */
function rowsOf(page: Page): string {
  const { source, slot, request: { order, after, before } } = page
  const { shape, alias, parameters } = source
  const bounds = [
    ...(after ? [beyond(order, slot.limit('after'), { shape, alias, parameters, forward: true })] : []),
    ...(before ? [beyond(order, slot.limit('before'), { shape, alias, parameters, forward: false })] : []),
  ]
  return `from "${shape.table}" ${alias} where ${[...membership(source, page), ...bounds].join(' and ')}`
}

function connectionField(scope: PlanScope, { list, page }: { list: List; page: Page | null }, its: SelectedField): string {
  const { name } = its.field
  if (name === 'edges' && page) return edgesSql(scope, page, its)
  if (name === 'pageInfo' && page) return pageInfoSql(scope, page, its)
  if (name === 'totalCount') return countSql(scope, list)
  throw new NotPlanned(`${name} of a connection`)
}

function edgesSql(scope: PlanScope, page: Page, { field, nodes }: SelectedField): string {
  const columns = columnsSql(scope, { type: objectTypeOf(field), nodes }, (its) => edgeField(scope, page, its))
  const { source: { alias, shape }, request: { order, forward, size }, isNumbered } = page
  if (!isNumbered) return arraySql(`select ${columns} ${rowsOf(page)} order by ${orderBySql(order, { shape, alias, forward })} limit ${size}`)
  const direction = forward ? 'asc' : 'desc'
  return `coalesce(array_to_json(array_agg(${objectSql(columns)} order by ${alias}.rn ${direction}) filter (where ${alias}.rn <= ${size})), '[]')`
}

function edgeField(scope: PlanScope, { source, request, of }: Page, { field, nodes }: SelectedField): string {
  if (field.name === 'cursor') return cursorOf(source, request.order)
  if (field.name !== 'node') throw new NotPlanned(`${field.name} of an edge`)
  return objectSql(of.row(scope, source, { type: objectTypeOf(field), nodes }))
}

/** As `encodeCursor` writes it: the order's name and the sort key. */
function cursorOf({ shape, alias }: Source, order: TotalOrder): string {
  return cursorSql(order.name, order.keys.map(([property]) => {
    const { column, sqlType } = columnFor(shape, property)
    return `${alias}."${column}"${/^(int|bool|double)/.test(sqlType) ? '' : '::text'}`
  }))
}

function pageInfoSql(scope: PlanScope, page: Page, { field, nodes }: SelectedField): string {
  const { source, request } = page
  const { size } = request
  const more = `count(${source.alias}.rn) > ${size}`
  const last = `(array_agg(${cursorOf(source, request.order)} order by ${source.alias}.rn desc) filter (where ${source.alias}.rn <= ${size}))[1]`
  const first = `(array_agg(${cursorOf(source, request.order)} order by ${source.alias}.rn) filter (where ${source.alias}.rn <= ${size}))[1]`
  const values: Readonly<Record<string, string>> = {
    hasNextPage: request.forward ? more : String(request.before !== null),
    hasPreviousPage: request.forward ? String(request.after !== null) : more,
    startCursor: request.forward ? first : last,
    endCursor: request.forward ? last : first,
  }
  return objectSql(columnsSql(scope, { type: objectTypeOf(field), nodes }, (its) => {
    const value = values[its.field.name]
    if (!value) throw new NotPlanned(`PageInfo.${its.field.name}`)
    return value
  }))
}

/** Of all pages together, so under an alias of its own. */
function countSql(scope: PlanScope, list: List): string {
  scope.growing()
  const source = scope.source(list.of.entity)
  return `(select count(*)::int from "${source.shape.table}" ${source.alias} where ${membership(source, list).join(' and ')})`
}
