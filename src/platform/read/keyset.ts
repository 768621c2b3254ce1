import { readCursor, writeCursor } from '../cursor.js'
import { badInput } from '../errors.js'
import { isUuid } from '../id.js'
import { isCalendarDate } from '../../values/calendar-date.js'
import type { Parameters, ReadValue } from './parameters.js'
import type { SortKey } from './read-model.js'
import { columnFor, type ColumnShape, type Row, type RowShape } from './row-shape.js'

/** A total order: the sort keys and, last, the primary key; all in one direction so that one row comparison decides. */
export interface TotalOrder { name: string; keys: readonly SortKey[]; direction: 'asc' | 'desc' }

export function totalOrder(name: string, keys: readonly SortKey[]): TotalOrder {
  const direction = keys.at(-1)?.[1] ?? 'asc'
  const withId = keys.some(([property]) => property === 'id') ? keys : [...keys, ['id', direction] as const]
  if (withId.some(([, d]) => d !== direction)) throw new Error(`order ${name} mixes directions`)
  return { name, keys: withId, direction }
}

/** The cursor encodes the order's name and the whole sort key, so that a page never depends on a count. */
export function encodeCursor(order: TotalOrder, row: Row): string {
  return writeCursor([order.name, ...order.keys.map(([property]) => row[property])])
}

/** @throws BAD_INPUT when it is not a cursor of this order over these rows. */
export function decodeCursor(cursor: string, { order, shape }: { order: TotalOrder; shape: RowShape }, argument: 'after' | 'before'): unknown[] {
  const [name, ...values] = readCursor(cursor)
  const fits = ([property]: SortKey, i: number): boolean => isOf(columnFor(shape, property), values[i])
  if (name !== order.name || values.length !== order.keys.length || !order.keys.every(fits)) {
    throw badInput([argument], {
      en: `"${argument}" is not a cursor of the order ${order.name}; use one that this list returned in the same order.`,
      id: `"${argument}" bukan kursor untuk urutan ${order.name}; gunakan kursor dari daftar ini dengan urutan yang sama.`,
    })
  }
  return values
}

/** What a text is that PostgreSQL can compare with a column; it takes any for the other types that lists are ordered by. */
const WRITTEN_AS: Readonly<Record<string, (text: string) => boolean>> = { uuid: isUuid, date: isCalendarDate }

function isOf({ sqlType }: ColumnShape, value: unknown): boolean {
  const isWritten = WRITTEN_AS[sqlType]
  return !isWritten || value === null || (typeof value === 'string' && isWritten(value))
}

/** `(t.a, t.id) > ($1, $2)`, or `<` against the direction; `limit` gives the values of the cursor. */
export function beyond(order: TotalOrder, limit: (index: number) => ReadValue, at: { shape: RowShape; alias: string; parameters: Parameters; forward: boolean }): string {
  const columns = order.keys.map(([property]) => `${at.alias}."${columnFor(at.shape, property).column}"`)
  const limits = order.keys.map(([property], i) => at.parameters.later(limit(i), columnFor(at.shape, property).sqlType))
  const operator = (order.direction === 'asc') === at.forward ? '>' : '<'
  return `(${columns.join(', ')}) ${operator} (${limits.join(', ')})`
}

export function orderBySql(order: TotalOrder, at: { shape: RowShape; alias: string; forward: boolean }): string {
  const direction = (order.direction === 'asc') === at.forward ? 'asc' : 'desc'
  return order.keys.map(([property]) => `${at.alias}."${columnFor(at.shape, property).column}" ${direction}`).join(', ')
}
