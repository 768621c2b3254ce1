import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { postgraphile } from 'postgraphile'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { databaseUrl, listening, POOL } from './serve.ts'

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // It would hide orders over columns without an index, such as the position of a line.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: databaseUrl, schemas: ['public'], poolConfig: POOL })],
  grafast: { explain: false },
  grafserv: { graphiql: false, watch: false },
})
const server = createServer()
server.on('error', (error) => { throw error })
await instance.createServ(grafserv).addTo(server)
server.listen(0, '127.0.0.1', () => listening(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`))
