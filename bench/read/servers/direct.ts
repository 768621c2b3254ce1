import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { bodyOf } from './body.ts'
import { draft } from './draft.ts'
import { reads } from './direct-sql.ts'
import { databaseUrl, listening, POOL } from './serve.ts'

const pool = new pg.Pool({ connectionString: databaseUrl, ...POOL })
const buyer = process.env['BUYER'] ?? ''

/** The least that answers the same requests: no GraphQL, no authorization, the database's text sent as it is. */
const server = createServer((request, response) => {
  bodyOf(request).then(answer)
    .then((body) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body))
    .catch((error: unknown) => response.writeHead(500).end(String(error)))
})

async function answer(text: string): Promise<string> {
  const { operationName, variables } = JSON.parse(text) as { operationName: string; variables: Record<string, any> }
  const read = reads[operationName]
  if (!read) return JSON.stringify({ data: await draft(pool, buyer, variables['input']) })
  const { rows } = await pool.query({ ...read, values: Object.values(variables) })
  return `{"data":${rows[0].data}}`
}

server.listen(0, '127.0.0.1', () => listening(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`))
