import { badInput } from '../errors.js'
import { decodeCursor, encodeCursor, totalOrder, type TotalOrder } from './keyset.js'
import type { PageRelation, ReadModel } from './read-model.js'
import type { Row, RowShape } from './row-shape.js'

export const DEFAULT_PAGE = 20
export const MAX_PAGE = 100

/** The arguments of every list, as a client gives them. */
export interface ConnectionArguments {
  first?: number | null | undefined
  last?: number | null | undefined
  after?: string | null | undefined
  before?: string | null | undefined
  filter?: object | null | undefined
  orderBy?: string | null | undefined
}

/** The arguments of a list along a relation: those of its own are filters, and it may have one order only. */
export function argumentsAlong({ filteredBy = [], orderBy }: PageRelation, args: ConnectionArguments): ConnectionArguments {
  if (orderBy === undefined && filteredBy.length === 0) return args
  const given = args as Readonly<Record<string, unknown>>
  return { ...args, ...orderBy === undefined ? {} : { orderBy }, filter: Object.fromEntries(filteredBy.map((name) => [name, given[name]])) }
}

export interface PageRequest {
  order: TotalOrder
  forward: boolean
  size: number
  after: unknown[] | null
  before: unknown[] | null
  filter: object
}

/** The filters that are given, by name. */
export function givenFilters(filter: object): [string, unknown][] {
  return Object.entries(filter).filter(([, value]) => value !== undefined && value !== null)
}

export function isFiltered({ filter }: PageRequest): boolean {
  return givenFilters(filter).length > 0
}

export interface ConnectionRow {
  edges: { cursor: string; node: Row }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  /** A getter: counted only when asked for. */
  readonly totalCount: Promise<number>
}

/** @throws BAD_INPUT for sizes out of 1..100, both directions at once, or a foreign cursor. */
export function pageRequest({ model, shape }: { model: ReadModel; shape: RowShape }, args: ConnectionArguments): PageRequest {
  const name = args.orderBy ?? 'NEWEST'
  const keys = model.orders[name]
  if (!keys) throw badInput(['orderBy'], { en: `There is no order ${name}.`, id: `Tidak ada urutan ${name}.` })
  if (args.first != null && args.last != null) {
    throw badInput(['last'], { en: 'Give "first" or "last", not both.', id: 'Berikan "first" atau "last", tidak keduanya.' })
  }
  const order = totalOrder(name, keys)
  return {
    order, forward: args.last == null, filter: args.filter ?? {},
    size: sizeOf(args.first ?? args.last ?? DEFAULT_PAGE, args.last == null ? 'first' : 'last'),
    after: args.after ? decodeCursor(args.after, { order, shape }, 'after') : null,
    before: args.before ? decodeCursor(args.before, { order, shape }, 'before') : null,
  }
}

/** Relay's connection over up to size + 1 rows in reading direction. */
export function connectionFrom(request: PageRequest, rows: Row[], count: () => Promise<number>): ConnectionRow {
  const more = rows.length > request.size
  const page = rows.slice(0, request.size)
  if (!request.forward) page.reverse()
  const edges = page.map((node) => ({ cursor: encodeCursor(request.order, node), node }))
  return {
    edges,
    get totalCount() { return count() },
    pageInfo: {
      hasNextPage: request.forward ? more : request.before !== null,
      hasPreviousPage: request.forward ? request.after !== null : more,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

function sizeOf(size: number, argument: string): number {
  if (size >= 1 && size <= MAX_PAGE) return size
  throw badInput([argument], {
    en: `"${argument}" is ${size}; it may be 1 to ${MAX_PAGE}.`, id: `"${argument}" bernilai ${size}; yang boleh 1 sampai ${MAX_PAGE}.`,
  }, { limit: MAX_PAGE })
}
