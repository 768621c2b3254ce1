import fastify, { LogController, type FastifyInstance } from 'fastify'
import type { AddressInfo } from 'node:net'
import type { SettableClock } from '../platform/clock.js'
import type { Services, Settings } from '../platform/context.js'
import { openOrm } from '../platform/database/orm.js'
import { migrate } from '../platform/migrate.js'
import { startSchedules } from '../platform/schedules.js'
import { hasDemonstration, seedDemonstration } from '../seed/seed-demonstration.js'
import { entities } from './modules.js'
import { servePages } from './pages/serve-pages.js'
import { buildSchema } from './schema.js'
import { buildServices } from './services.js'
import { serveApi } from './serve-api.js'
import { loggerOptions } from './transport/logging.js'
import { DEFAULT_TRANSPORT, type TransportSettings } from './transport/settings.js'

export interface AppOptions {
  databaseUrl: string
  host: string
  port: number
  logLevel: string
  settings: Settings
  transport?: Partial<TransportSettings>
  /** Where log lines go instead of standard output. */
  logTo?: { write(line: string): void }
  /** The clock can be moved. */
  sandbox: boolean
  /** Fill an empty database with the demonstration data first. */
  demoData?: boolean
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
  /** The demonstration accounts are there to sign in with. */
  hasDemoData: boolean
  close(): Promise<void>
}

/** The whole server on one database: migrates it, serves, and closes in the opposite order. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  await migrate(options.databaseUrl)
  const orm = await openOrm({ url: options.databaseUrl, entities })
  const server = fastify({ logger: loggerOptions(options.logLevel, options.logTo), logController: new LogController({ disableRequestLogging: true }) })
  const { services, log } = await buildServices({
    orm, settings: options.settings, sandbox: options.sandbox,
    report: (error) => server.log.error({ err: error }, 'the log of events'),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
  })
  if (options.demoData) await seedDemonstration(services)
  const api = await serveApi(server, { schema: await buildSchema(), services, settings: { ...DEFAULT_TRANSPORT, ...options.transport } })
  servePages(server)
  serveHealth(server, services)
  const report = (error: unknown): void => server.log.error({ err: error }, 'background work failed')
  const background = options.schedules === false ? null : await startSchedules(options.databaseUrl, { services, report })
  await server.listen({ host: options.host, port: options.port })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `http://${options.host}:${port}`,
    services,
    hasDemoData: await hasDemonstration(services),
    async close() {
      await background?.stop()
      await api.closeSockets()
      await server.close()
      await api.stop()
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
