import type { Pool } from 'pg'
import { v7 } from 'uuid'

export interface Input { title: string; procurementRoute: string; lots: { title: string; lines: Line[]; paymentTerms: { milestone: string; percent: string }[] }[] }
interface Line { productId: string; description: string; quantity: { amount: string; unit: string }; slots: Slot[] }
interface Slot { place: string; region: string; latitude: number; longitude: number; window: { from: string; to: string }; quantity: string }

/** M1 by hand: the rows that the product writes, with its event, in one transaction of a statement for each table. */
export async function draft(pool: Pool, buyer: string, input: Input): Promise<object> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const rows = written(input)
    await write(client, { buyer, user: null, changes: '{}' }, input, rows)
    await client.query('commit')
    const { title } = input
    return { draftBulkRequest: { id: rows.id, title, status: 'DRAFT', lines: rows.lines.map(({ position, description }) => ({ position, description })) } }
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

interface Row { id: string; position: number }
/** What is written, but for the request itself. */
export interface Written { id: string; lots: Row[]; terms: Row[]; lines: (Row & Line)[]; slots: (Row & Slot & Slot['window'])[] }

export function written({ lots }: Input): Written {
  const places = lots.map((of, i) => ({ ...of, id: v7(), position: i + 1 }))
  const lines = places.flatMap((lot) => lot.lines.map((line, i) => ({ ...line, id: v7(), lot_id: lot.id, position: i + 1 })))
  const slots = lines.flatMap((line) => line.slots.map((slot, i) => ({ ...slot, ...slot.window, id: v7(), line_id: line.id, position: i + 1 })))
  const terms = places.flatMap((lot) => lot.paymentTerms.map((term, i) => ({ ...term, id: v7(), lot_id: lot.id, position: i + 1 })))
  return { id: v7(), lots: places.map(({ id, position, title }) => ({ id, position, title })), terms, lines, slots }
}

/** Who drafts, and what the event tells of it. */
interface Drafting { buyer: string; user: string | null; changes: string }

export async function write(client: Pick<Pool, 'query'>, { buyer, user, changes }: Drafting, { title, procurementRoute }: Input, { id, lots, terms, lines, slots }: Written): Promise<void> {
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  await run('m1', `insert into bulk_request (id, buyer_id, title, status, procurement_route, currency, earliest_window, regions, products, product_kinds, created_at)
    select $1::uuid, $2::uuid, $3, 'DRAFT', $4, 'IDR', $5::date, $6::text[], $7::uuid[], array(select distinct kind from product where id = any($7::uuid[])), now()`,
  [id, buyer, title, procurementRoute, slots[0]?.from, [...new Set(slots.map(({ region }) => region))], lines.map(({ productId }) => productId)])
  await run('m2', `insert into lot (id, request_id, position, title) select id, $1::uuid, position, title
    from json_to_recordset($2) as x(id uuid, position int, title text)`, [id, JSON.stringify(lots)])
  await run('m3', `insert into payment_term (id, request_id, lot_id, position, milestone, percent) select id, $1::uuid, lot_id, position, milestone, percent
    from json_to_recordset($2) as x(id uuid, lot_id uuid, position int, milestone text, percent numeric)`, [id, JSON.stringify(terms)])
  await run('m4', `insert into request_line (id, request_id, buyer_id, lot_id, position, product_id, description, quantity_amount, quantity_unit, base_quantity, base_unit, regions, excluded_facilities)
    select x.id, $1::uuid, $2::uuid, lot_id, position, p.id, x.description, (quantity->>'amount')::numeric, quantity->>'unit', (quantity->>'amount')::numeric, p.unit, '{}', '{}'
    from json_to_recordset($3) as x(id uuid, lot_id uuid, position int, "productId" uuid, description text, quantity json) join product p on p.id = "productId"`,
  [id, buyer, JSON.stringify(lines)])
  await run('m5', `insert into delivery_slot (id, request_id, line_id, position, place, region, latitude, longitude, window_from, window_to, asked_quantity, quantity)
    select id, $1::uuid, line_id, position, place, region, latitude, longitude, "from", "to", quantity, quantity from json_to_recordset($2)
    as x(id uuid, line_id uuid, position int, place text, region text, latitude float8, longitude float8, "from" date, "to" date, quantity numeric)`, [id, JSON.stringify(slots)])
  await run('m6', `insert into event (id, type, occurred_at, subject_type, subject_id, subject_version, actor_user, actor_organization, correlation_id, payload, changes, about, audience, oversight, is_public)
    values ($1::uuid, 'BulkRequestDrafted', now(), 'BulkRequest', $2::uuid, 0, $4::uuid, $3::uuid, $1::uuid::text, '{}', $5::jsonb, array[$2::uuid], array[$3::uuid], false, false)`,
  [v7(), id, buyer, user, changes])
}
