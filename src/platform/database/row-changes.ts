import type { ChangeSet, EntityMetadata, EntityProperty } from '@mikro-orm/core'
import { isOwnColumn } from './new-row.js'

/** Gives the placeholder of a value. */
export type AddValue = (value: unknown) => string
/** One of several statements that are sent as one. */
export type Part = (add: AddValue) => string
export interface Statement { sql: string; values: unknown[] }

/** Parts in one statement: they see the same state, and what constraints between tables ask for is looked at when all are done. */
export function together(parts: readonly Part[]): Statement {
  const values: unknown[] = []
  const add: AddValue = (value) => `$${values.push(value)}`
  const texts = parts.map((part) => part(add))
  const others = texts.slice(0, -1).map((text, i) => `part_${i} as (${text})`)
  return { values, sql: `${others.length > 0 ? `with ${others.join(', ')} ` : ''}${texts.at(-1)}` }
}

/**
 * What the ORM found changed, a part for each table, in batches that follow each other as the ORM's own statements would: within one statement
 * nothing says whether new rows of a table or changes of its old ones come first, so a table is never inserted into and updated at once.
 */
export function partsOf(changes: readonly ChangeSet<object>[]): Part[][] {
  const of = (type: string) => changes.filter((change) => change.type === type)
  const unknown = changes.find(({ type }) => !['create', 'update', 'update_early'].includes(type))
  if (unknown) throw new Error(`${unknown.meta.className}: rows are deleted by statements of their own`)
  const [early, created, updated] = [of('update_early'), of('create'), of('update')]
  const apart = updated.some(({ meta }) => created.some((other) => other.meta === meta))
  const later = apart ? [inserts(created), updates(updated)] : [[...inserts(created), ...updates(updated)]]
  return [updates(early), ...later].filter((batch) => batch.length > 0)
}

function inserts(changes: readonly ChangeSet<object>[]): Part[] {
  return [...Map.groupBy(changes, ({ meta }) => meta)].map(([meta, rows]) => {
    const { columns, insert, types } = tableOf(meta)
    const records = rows.map(({ payload }) => record(columns, payload))
    return (add) => `${insert} from json_to_recordset(${add(JSON.stringify(records))}::json) as r(${types})`
  })
}

/** Rows of a table that changed in the same columns are changed together. */
function updates(changes: readonly ChangeSet<object>[]): Part[] {
  return [...Map.groupBy(changes, ({ meta, payload }) => `${meta.tableName} ${Object.keys(payload).sort().join()}`).values()].map((rows) => {
    const { meta, payload } = rows[0] as ChangeSet<object>
    const columns = tableOf(meta).columns.filter(({ property }) => property === KEY || property in payload)
    const records = rows.map((row) => record(columns, { ...row.payload, [KEY]: (row.entity as { id: string }).id }))
    const changed = columns.filter(({ property }) => property !== KEY)
    return (add) => `update "${meta.tableName}" as t set ${changed.map(({ name, read }) => `"${name}" = ${read}`).join(', ')}`
      + ` from json_to_recordset(${add(JSON.stringify(records))}::json) as r(${typesOf(columns)}) where t."${KEY}" = r."${KEY}"`
  })
}

const KEY = 'id'

/** A column, how it stands in JSON, and how it is read from there. */
interface Column { property: string; name: string; jsonType: string; read: string; absent: unknown }

/** A table's columns, and the texts that every insert into it has. */
interface Table { columns: readonly Column[]; insert: string; types: string }

const tables = new WeakMap<EntityMetadata, Table>()

function tableOf(meta: EntityMetadata): Table {
  const table = tables.get(meta) ?? readTable(meta)
  tables.set(meta, table)
  return table
}

function readTable(meta: EntityMetadata): Table {
  const columns = meta.props.filter(isOwnColumn).map(columnOf)
  const insert = `insert into "${meta.tableName}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) select ${columns.map(({ read }) => read).join(', ')}`
  return { columns, insert, types: typesOf(columns) }
}

function typesOf(columns: readonly Column[]): string {
  return columns.map(({ name, jsonType }) => `"${name}" ${jsonType}`).join(', ')
}

function columnOf(property: EntityProperty): Column {
  const [name = '', type = ''] = [property.fieldNames[0], property.columnTypes[0]]
  // The ORM gives JSON as text already.
  const isJson = type === 'jsonb'
  return { property: property.name, name, jsonType: isJson ? 'text' : type, read: `r."${name}"${isJson ? '::jsonb' : ''}`, absent: property.default ?? null }
}

/** What is null is left out: PostgreSQL reads it so. */
function record(columns: readonly Column[], payload: object): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const { property, name, absent } of columns) {
    const value = (payload as Record<string, unknown>)[property] ?? absent
    if (value !== null) values[name] = value
  }
  return values
}
