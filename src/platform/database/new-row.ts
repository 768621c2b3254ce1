import { ReferenceKind, type ChangeSet, type EntityMetadata, type EntityProperty, type Platform } from '@mikro-orm/core'
import { newId } from '../id.js'

/** How one column's value is found in an object that has the entity's properties. */
type ReadColumn = (row: Record<string, unknown>) => unknown
interface NewColumn { property: string; read: ReadColumn }

/** A row that is to be written, which the ORM does not manage. */
export interface NewRow { meta: EntityMetadata; row: object }

const known = new WeakMap<EntityMetadata, readonly NewColumn[]>()
const defaults = new WeakMap<EntityMetadata, object>()

/** With the defaults of its class, and able to answer what an entity answers; the ORM's own way of setting properties is left aside. */
export function newRow(meta: EntityMetadata, data: object): NewRow {
  const of = meta.class
  const given = defaults.get(meta) ?? defaultsOf(of as new () => object)
  defaults.set(meta, given)
  return { meta, row: { __proto__: of.prototype as object, ...given, id: newId(), ...data } }
}

/** Shared by all rows of a class, so nobody may add to a list among them. */
function defaultsOf(of: new () => object): object {
  const given = { ...new of() }
  for (const value of Object.values(given)) if (Array.isArray(value)) Object.freeze(value)
  return given
}

/** Stands for a row that is there already: its key alone. */
export function referenceTo({ class: of }: EntityMetadata, id: string): object {
  return { __proto__: of.prototype as object, id }
}

/** What the ORM would say of a new entity, for a row that it does not manage. */
export function creationOf({ meta, row }: NewRow, platform: Platform): ChangeSet<object> {
  const columns = known.get(meta) ?? meta.props.filter(isOwnColumn).map((property) => columnOf(property, platform))
  known.set(meta, columns)
  const payload: Record<string, unknown> = {}
  for (const { property, read } of columns) {
    const value = read(row as Record<string, unknown>)
    if (value !== undefined) payload[property] = value
  }
  return { type: 'create', entity: row, meta, payload } as unknown as ChangeSet<object>
}

/** Columns that are written; what several columns keep together is one property more, which has none of its own. */
export function isOwnColumn({ kind, persist, generated }: EntityProperty): boolean {
  return persist !== false && generated === undefined && (kind === ReferenceKind.SCALAR || kind === ReferenceKind.MANY_TO_ONE)
}

function columnOf({ name, kind, embedded, customType }: EntityProperty, platform: Platform): NewColumn {
  const given: ReadColumn = embedded ? partOf(embedded) : (row) => row[name]
  if (kind === ReferenceKind.MANY_TO_ONE) return { property: name, read: (row) => keyOf(given(row)) }
  if (!customType) return { property: name, read: given }
  return { property: name, read: (row) => stored(given(row), (value) => customType.convertToDatabaseValue(value, platform)) }
}

function partOf([owner, part]: readonly [string, string]): ReadColumn {
  return (row) => {
    const value = row[owner]
    return value === null ? null : (value as Record<string, unknown> | undefined)?.[part]
  }
}

function keyOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value
}

function stored(value: unknown, convert: (value: unknown) => unknown): unknown {
  return value === null || value === undefined ? value : convert(value)
}
