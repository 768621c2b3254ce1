import { columnFor } from '../../../src/platform/read/row-shape.js'
import type { LargerWorld } from './larger-world.js'
import type { OfferedFilter, OfferedList } from './offered-lists.js'

/** Values of a filter as a document has them: one that hardly a row passes, and one that as many pass as ever. */
export interface FilterValues { few: string; many: string }

/** Which these are depends on the rows that are there, so they are asked. */
export async function valuesOf({ app, sql }: LargerWorld, { node }: OfferedList, filter: OfferedFilter): Promise<FilterValues> {
  const { spec: { op, property }, values } = filter
  if (op === 'own') return { few: 'true', many: 'false' }
  const shape = app.services.reading.statements.shape(node.entity)
  if (op === 'search') {
    const [word] = await sql(`select word from ts_stat('select "${property}" from "${shape.table}"') order by ndoc desc limit 1`)
    return { few: '"jembatan"', many: JSON.stringify(word?.['word']) }
  }
  const { column, sqlType } = columnFor(shape, property)
  if (op === 'gte' || op === 'lt') {
    const text = (value: string) => sqlType.startsWith('timestamp') ? `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')` : `${value}::text`
    const [edges] = await sql(`select ${text(`min("${column}")`)} as first, ${text(`max("${column}")`)} as last from "${shape.table}"`)
    const [first, last] = [JSON.stringify(edges?.['first']), JSON.stringify(edges?.['last'])]
    return op === 'gte' ? { few: last, many: first } : { few: first, many: last }
  }
  const value = op === 'contains' ? `unnest("${column}")` : `"${column}"`
  const there = (await sql(`select value::text as value from (select ${value} as value from "${shape.table}") t where value is not null group by value order by count(*) desc, value`)).map((row) => String(row['value']))
  const missing = values ? values.find((of) => !there.includes(of)) ?? there.at(-1) : sqlType.startsWith('uuid') ? '00000000-0000-7000-8000-000000000000' : '99.99'
  return { few: written(filter, missing), many: written(filter, there[0]) }
}

function written({ values, isList }: OfferedFilter, value: string | undefined): string {
  const one = values ? String(value) : JSON.stringify(value)
  return isList ? `[${one}]` : one
}
