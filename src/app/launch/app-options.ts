import type { Config } from '../../platform/config.js'
import type { AppOptions } from '../app.js'

/** What the settings mean for the server. */
export function appOptions(config: Config, databaseUrl: string): AppOptions {
  return {
    databaseUrl,
    host: config.HOST,
    port: config.PORT,
    logLevel: config.LOG_LEVEL,
    sandbox: config.SANDBOX ?? (config.DEMO_DATA && config.DATABASE_URL === ''),
    settings: { sessionHours: config.SESSION_HOURS },
  }
}
