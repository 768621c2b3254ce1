import type { EntityClass } from '@mikro-orm/postgresql'
import { isObjectType, getNamedType, type FieldNode, type GraphQLField, type GraphQLObjectType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import { filterSql } from '../filter-sql.js'
import { beyond, orderBySql, type TotalOrder } from '../keyset.js'
import type { PageRequest } from '../page.js'
import { columnFor } from '../row-shape.js'
import type { Source } from '../statements.js'
import { NotPlanned } from './not-planned.js'
import type { PageSlot } from './page-slot.js'
import { named, objectSql, objectTypeOf } from './selection-sql.js'
import type { PlanScope } from './plan-scope.js'

/** Whose page it is: everything of a type, or what belongs to a parent row. */
export interface PageOf {
  entity: EntityClass<object>
  by: { property: string; parent: string } | null
  /** Plans the fields of each row; given from outside, since a row's fields can be pages again. */
  row: (scope: PlanScope, source: Source, at: { type: GraphQLObjectType; nodes: readonly FieldNode[] }) => string
}

interface Selected { field: GraphQLField<unknown, unknown>; nodes: readonly FieldNode[] }
const PAGE_ARGUMENTS = new Set(['first', 'last', 'after', 'before', 'filter', 'orderBy'])

interface List { of: PageOf; slot: PageSlot; request: PageRequest }
interface Page extends List { source: Source }

/** Relay's connection as one aggregate over a numbered page of size + 1 rows. */
export function planConnection(scope: PlanScope, of: PageOf, { field, nodes }: Selected): string {
  const type = objectTypeOf(field)
  const fields = collectSubfields(scope.schema, scope.operation.fragments, scope.operation.variables, type, nodes)
  const slot = slotOf(scope, of, { field, nodes })
  const list = { of, slot, request: slot.planned }
  // "having true" makes one group of the page, also when nothing that is selected counts or collects.
  const readsPage = [...fields.values()].some(([its]) => its?.name.value === 'edges' || its?.name.value === 'pageInfo')
  const page = readsPage ? { ...list, source: scope.source(of.entity) } : null
  const columns = [...fields].map(([key, its]) => `${connectionField(scope, { list, page }, { type, nodes: its })} as ${named(key)}`)
  return `(select row_to_json(c) from (select ${columns.join(', ')}${page ? ` from ${numbered(page)} having true` : ''}) c)`
}

function slotOf(scope: PlanScope, { entity }: PageOf, { field, nodes: [node] }: Selected): PageSlot {
  if (!node) throw new NotPlanned('a field without a node')
  if (field.args.some(({ name }) => !PAGE_ARGUMENTS.has(name))) throw new NotPlanned(`${field.name} has arguments of its own`)
  return scope.page(entity, field, node)
}

/** What belongs to the list, whichever page of it is read. */
function membership(source: Source, { of: { by }, slot, request }: List): string[] {
  const own = by === null ? [] : [`${source.alias}."${columnFor(source.shape, by.property).column}" = ${by.parent}.id`]
  return [...own, ...filterSql(source.model, { filter: request.filter, read: (name) => slot.filter(name) }, source), source.visible]
}

/** The page's rows under the source's alias, each with its place `rn` in reading direction. */
function numbered(page: Page): string {
  const { source, slot, request } = page
  const { shape, alias, parameters } = source
  const { order, forward, size, after, before } = request
  const bounds = [
    ...(after ? [beyond(order, slot.limit('after'), { shape, alias, parameters, forward: true })] : []),
    ...(before ? [beyond(order, slot.limit('before'), { shape, alias, parameters, forward: false })] : []),
  ]
  const by = orderBySql(order, { shape, alias, forward })
  return `(select ${alias}.*, row_number() over (order by ${by}) as rn from "${shape.table}" ${alias}`
    + ` where ${[...membership(source, page), ...bounds].join(' and ')} order by ${by} limit ${size + 1}) ${alias}`
}

function connectionField(scope: PlanScope, { list, page }: { list: List; page: Page | null }, { type, nodes }: { type: GraphQLObjectType; nodes: readonly FieldNode[] }): string {
  const name = nodes[0]?.name.value ?? ''
  const field = type.getFields()[name]
  if (name === '__typename') return `'${type.name}'::text`
  if (name === 'edges' && field && page) return edgesSql(scope, page, { field, nodes })
  if (name === 'pageInfo' && field && page) return pageInfoSql(scope, page, { field, nodes })
  if (name === 'totalCount') return countSql(scope, list)
  throw new NotPlanned(`${type.name}.${name}`)
}

function edgesSql(scope: PlanScope, page: Page, { field, nodes }: Selected): string {
  const type = objectTypeOf(field)
  const fields = collectSubfields(scope.schema, scope.operation.fragments, scope.operation.variables, type, nodes)
  const columns = [...fields].map(([key, of]) => `${edgeField(scope, page, { type, nodes: of })} as ${named(key)}`)
  const { alias } = page.source
  const direction = page.request.forward ? 'asc' : 'desc'
  return `coalesce(array_to_json(array_agg(${objectSql(columns.join(', '))} order by ${alias}.rn ${direction}) filter (where ${alias}.rn <= ${page.request.size})), '[]')`
}

function edgeField(scope: PlanScope, { source, request, of }: Page, { type, nodes }: { type: GraphQLObjectType; nodes: readonly FieldNode[] }): string {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') return `'${type.name}'::text`
  if (name === 'cursor') return cursorSql(source, request.order)
  const node = type.getFields()['node']
  const nodeType = node && getNamedType(node.type)
  if (name !== 'node' || !isObjectType(nodeType)) throw new NotPlanned(`${type.name}.${name}`)
  return objectSql(of.row(scope, source, { type: nodeType, nodes }))
}

/** The same text as `encodeCursor` writes: the order's name and the sort key as JSON, in base64url. */
function cursorSql({ shape, alias }: Source, order: TotalOrder): string {
  const parts = order.keys.map(([property]) => {
    const { column, sqlType } = columnFor(shape, property)
    return `to_json(${alias}."${column}"${/^(int|bool|double)/.test(sqlType) ? '' : '::text'})::text`
  })
  const text = [`'["${order.name}"'`, ...parts.map((part) => `',' || ${part}`), `']'`].join(' || ')
  return `translate(encode(convert_to(${text}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`
}

function pageInfoSql(scope: PlanScope, page: Page, { field, nodes }: Selected): string {
  const { source, request } = page
  const { size } = request
  const fields = collectSubfields(scope.schema, scope.operation.fragments, scope.operation.variables, objectTypeOf(field), nodes)
  const more = `count(${source.alias}.rn) > ${size}`
  const last = `(array_agg(${cursorSql(source, request.order)} order by ${source.alias}.rn desc) filter (where ${source.alias}.rn <= ${size}))[1]`
  const first = `(array_agg(${cursorSql(source, request.order)} order by ${source.alias}.rn) filter (where ${source.alias}.rn <= ${size}))[1]`
  const values: Readonly<Record<string, string>> = {
    __typename: `'PageInfo'::text`,
    hasNextPage: request.forward ? more : String(request.before !== null),
    hasPreviousPage: request.forward ? String(request.after !== null) : more,
    startCursor: request.forward ? first : last,
    endCursor: request.forward ? last : first,
  }
  const parts = [...fields].map(([key, [node]]) => {
    const value = values[node?.name.value ?? '']
    if (!value) throw new NotPlanned(`PageInfo.${node?.name.value}`)
    return `${value} as ${named(key)}`
  })
  return objectSql(parts.join(', '))
}

/** Of all pages together, so under an alias of its own. */
function countSql(scope: PlanScope, list: List): string {
  const source = scope.source(list.of.entity)
  return `(select count(*)::int from "${source.shape.table}" ${source.alias} where ${membership(source, list).join(' and ')})`
}
