import fastify, { LogController } from 'fastify'
import type { AddressInfo } from 'node:net'
import type { SettableClock } from '../platform/clock.js'
import type { Services, Settings } from '../platform/context.js'
import { openOrm } from '../platform/database/orm.js'
import { migrate } from '../platform/migrate.js'
import { startSchedules } from '../platform/schedules.js'
import { hasDemonstration, seedDemonstration } from '../seed/seed-demonstration.js'
import { demoAccounts } from './launch/demo-accounts.js'
import { entities } from './modules.js'
import { servePages } from './pages/pages.js'
import { buildSchema } from './schema.js'
import { buildServices } from './services.js'
import { serveApi } from './serve-api.js'
import { serveHealth } from './serve-health.js'
import { serveMetrics } from './serve-metrics.js'
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

/** The whole server on one database: migrates it, serves, and closes in the opposite order; also when it cannot start. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const closers: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }
  try {
    return { ...await start(options, closers), close }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}

async function start(options: AppOptions, closers: (() => Promise<unknown>)[]): Promise<Omit<RunningApp, 'close'>> {
  await migrate(options.databaseUrl)
  const orm = await openOrm({ url: options.databaseUrl, entities })
  closers.push(() => orm.close())
  const server = fastify({ logger: loggerOptions(options.logLevel, options.logTo), logController: new LogController({ disableRequestLogging: true }) })
  const report = (error: unknown): void => server.log.error({ err: error }, 'background work failed')
  const { services, shared, log } = await buildServices({
    orm, report, settings: options.settings, sandbox: options.sandbox,
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
  })
  closers.push(() => log.stop(), () => shared.close())
  if (options.demoData) await seedDemonstration(services)
  const hasDemoData = await hasDemonstration(services)
  const schema = await buildSchema()
  const settings = { ...DEFAULT_TRANSPORT, ...options.transport }
  const api = await serveApi(server, { schema, services, shared, settings })
  closers.push(() => api.stop(), () => server.close(), () => api.closeSockets())
  servePages(server, { schema, introspection: settings.introspection, demoAccounts: hasDemoData ? demoAccounts : [] })
  serveHealth(server, services)
  serveMetrics(server, api.reads)
  const background = options.schedules === false ? null : await startSchedules(options.databaseUrl, { services, report })
  if (background) closers.push(() => background.stop())
  await server.listen({ host: options.host, port: options.port })
  const { port } = server.server.address() as AddressInfo
  return { url: `http://${options.host}:${port}`, services, hasDemoData }
}
