import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { written, write, type Input } from './draft.ts'
import { bodyOf } from './body.ts'
import { databaseUrl, listening, POOL } from './serve.ts'

const pool = new pg.Pool({ connectionString: databaseUrl, ...POOL })

/** M1 by hand once more, with what the product promises for it: who asks is looked up, products are those there are, the event tells every change, and the answer is what the database has. */
const server = createServer((request, response) => {
  bodyOf(request).then((body) => answer(request, body))
    .then((body) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body))
    .catch((error: unknown) => response.writeHead(500).end(String(error)))
})

const SENDER = `
  select m.user_id, m.organization_id, m.roles, o.kind, o.status from session s
  join member m on m.organization_id = s.organization_id and m.user_id = s.user_id and m.status = 'ACTIVE' join organization o on o.id = m.organization_id
  where s.token_hash = $1 and s.revoked_at is null and s.expires_at > now()`
const PRODUCTS = 'select id, unit, kind, quality_classes, conversions from product where id = any($1::uuid[])'
const ANSWER = `
  select row_to_json(d)::text as data from (select (select row_to_json(r) from (select id, title, status,
    array(select row_to_json(l) from (select position, description from request_line where request_id = r.id order by lot_id, position) l) as lines
    from bulk_request r where r.id = $1) r) as "draftBulkRequest") d`

async function answer({ headers }: IncomingMessage, body: string): Promise<string> {
  const { variables: { input } } = JSON.parse(body) as { variables: { input: Input } }
  const tokenHash = createHash('sha256').update(String(headers.authorization).replace('Bearer ', '')).digest('hex')
  const { rows: [sender] } = await pool.query({ name: 'sender', text: SENDER, values: [tokenHash] })
  if (sender?.status !== 'VERIFIED' || !sender.roles.includes('PROCUREMENT_OFFICER')) throw new Error('not allowed')
  const client = await pool.connect()
  try {
    await client.query('begin')
    const asked = [...new Set(input.lots.flatMap(({ lines }) => lines.map(({ productId }) => productId)))]
    const { rowCount } = await client.query({ name: 'products', text: PRODUCTS, values: [asked] })
    if (rowCount !== asked.length) throw new Error('no such product')
    const rows = written(input)
    await write(client, { buyer: sender.organization_id, user: sender.user_id, changes: JSON.stringify(changesOf(rows)) }, input, rows)
    await client.query('commit')
    const { rows: [{ data }] } = await client.query({ name: 'answer', text: ANSWER, values: [rows.id] })
    return `{"data":${data}}`
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

function changesOf({ lots, terms, lines, slots }: ReturnType<typeof written>): object[] {
  const tables = { lot: lots, payment_term: terms, request_line: lines, delivery_slot: slots }
  return Object.entries(tables).flatMap(([table, rows]) => (rows as { id: string }[]).map((row) => (
    { table, id: row.id, change: 'create', fields: Object.fromEntries(Object.entries(row).map(([field, value]) => [field, [null, value]])) })))
}

server.listen(0, '127.0.0.1', () => listening(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`))
