import fastify, { type FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import type { SettableClock } from '../platform/clock.js'
import type { Services, Settings } from '../platform/context.js'
import { openOrm } from '../platform/database/orm.js'
import { migrate } from '../platform/migrate.js'
import { startSchedules } from '../platform/schedules.js'
import { serveGraphQL } from './http.js'
import { entities } from './modules.js'
import { buildSchema } from './schema.js'
import { buildServices } from './services.js'

export interface AppOptions {
  databaseUrl: string
  host: string
  port: number
  logLevel: string
  settings: Settings
  /** The clock can be moved. */
  sandbox: boolean
  /** Instead of the machine's time, in tests. */
  clock?: SettableClock
  /** Look for due work in the background; tests call `doDueWork` instead. */
  schedules?: boolean
  /** Sees the text of every read statement: how tests count them. */
  onStatement?(sql: string): void
}

export interface RunningApp {
  url: string
  services: Services
  close(): Promise<void>
}

/** The whole server on one database: migrates it, serves, and closes in the opposite order. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  await migrate(options.databaseUrl)
  const orm = await openOrm({ url: options.databaseUrl, entities })
  const server = fastify({ logger: { level: options.logLevel }, bodyLimit: 1_000_000 })
  const { services, log } = await buildServices({
    orm, settings: options.settings, sandbox: options.sandbox,
    report: (error) => server.log.error({ err: error }, 'the log of events'),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
  })
  await serveGraphQL(server, await buildSchema(), services)
  serveHealth(server, services)
  const report = (error: unknown): void => server.log.error({ err: error }, 'background work failed')
  const background = options.schedules === false ? null : await startSchedules(options.databaseUrl, { services, report })
  await server.listen({ host: options.host, port: options.port })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `http://${options.host}:${port}`,
    services,
    async close() {
      await background?.stop()
      await server.close()
      await log.stop()
      await orm.close()
    },
  }
}

function serveHealth(server: FastifyInstance, services: Services): void {
  server.get('/healthz', () => ({ status: 'alive' }))
  server.get('/readyz', async (_request, reply) => {
    const ready = await services.reading.database.query('select 1', []).then(() => true, () => false)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'database unreachable' })
  })
}
