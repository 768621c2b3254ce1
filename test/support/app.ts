import { startApp, type AppOptions, type RunningApp } from '../../src/app/app.js'
import { SettableClock } from '../../src/platform/clock.js'
import { freshDatabase } from './database.js'

export interface TestApp extends RunningApp {
  clock: SettableClock
  databaseUrl: string
  /** Text of every read statement since it was last emptied. */
  statements: string[]
}

/** Business time begins here in every test, whenever the tests are run. */
const BEGINNING = new Date('2026-11-24T02:00:00Z')

/** The real server on its own database and port, with a clock that the test sets. Close it in afterAll. */
export async function startTestApp(options: Partial<AppOptions> = {}): Promise<TestApp> {
  const database = await freshDatabase()
  const clock = new SettableClock()
  clock.set(BEGINNING)
  const statements: string[] = []
  const app = await startApp({
    databaseUrl: database.url, host: '127.0.0.1', port: 0, logLevel: process.env['LOG_LEVEL'] ?? 'fatal', clock,
    schedules: false, sandbox: true, settings: { sessionHours: 12, awardResponseHours: 48 },
    onStatement: (sql) => statements.push(sql),
    ...options,
  })
  const close = async (): Promise<void> => {
    await app.close()
    await database.drop()
  }
  return { ...app, clock, statements, databaseUrl: database.url, close }
}
