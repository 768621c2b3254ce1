import { readFileSync } from 'node:fs'
import pg from 'pg'
import { databaseUrl, POOL } from './serve.ts'

// A date as the text that it is, so that no peer pays for building Date objects.
pg.types.setTypeParser(1082, (text) => text)

export const pool = new pg.Pool({ connectionString: databaseUrl, ...POOL })
export type Row = Record<string, any>

const COLUMNS: Readonly<Record<string, string>> = {
  contract: 'id, number, status, form, revision, request_id, buyer_id, facility_id', bulk_request: 'id, number, title, status, buyer_id',
  organization: 'id, name, kind', facility: 'id, name, region', product: 'id, code, name',
  request_line: 'id, request_id, position, description, product_id', contract_line: 'id, contract_id, position, unit, promised_on as "promisedOn"',
  shipment: 'id, contract_id, number, status, carrier',
}

/** Rows of a table by their ids, in the order of the ids: the batch of a loader. */
export async function byId(table: string, ids: readonly string[]): Promise<(Row | null)[]> {
  const { rows } = await pool.query({ name: `${table}-by-id`, text: `select ${COLUMNS[table]} from ${table} where id = any($1::uuid[])`, values: [ids] })
  const known = new Map(rows.map((row: Row) => [row['id'], row]))
  return ids.map((id) => known.get(id) ?? null)
}

/** Rows of a table by a foreign key, a list for each key. */
export async function byKey(table: string, [key, order]: readonly [string, string], ids: readonly string[]): Promise<Row[][]> {
  const text = `select ${COLUMNS[table]} from ${table} where ${key} = any($1::uuid[]) order by ${order}`
  const { rows } = await pool.query({ name: `${table}-by-${key}`, text, values: [ids] })
  const known = new Map<string, Row[]>(ids.map((id) => [id, []]))
  for (const row of rows as Row[]) known.get(row[key])?.push(row)
  return ids.map((id) => known.get(id) ?? [])
}

/** The newest rows as the edges of a connection. */
export async function newest(table: string, condition: string, first: number): Promise<{ edges: { node: Row }[] }> {
  const text = `select ${COLUMNS[table]} from ${table} where ${condition} order by id desc limit $1`
  const { rows } = await pool.query({ name: `${table}-newest`, text, values: [first] })
  return { edges: rows.map((node: Row) => ({ node })) }
}

const OVERVIEW = { name: 'overview', text: readFileSync(new URL('overview.sql', import.meta.url), 'utf8') }

export async function overview(): Promise<Row[]> {
  return (await pool.query(OVERVIEW)).rows
}

export const LINES = ['request_id', 'lot_id, position'] as const
export const CONTRACT_LINES = ['contract_id', 'position'] as const
export const SHIPMENTS = ['contract_id', 'number'] as const
