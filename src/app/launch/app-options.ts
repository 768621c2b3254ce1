import type { Config } from '../../platform/config.js'
import { DEFAULT_LIMITS } from '../../platform/limits/limits.js'
import type { AppOptions } from '../app.js'

/** What the settings mean for the server. */
export function appOptions(config: Config, databaseUrl: string): AppOptions {
  return {
    databaseUrl,
    host: config.HOST,
    port: config.PORT,
    logLevel: config.LOG_LEVEL,
    sandbox: config.SANDBOX ?? (config.DEMO_DATA && config.DATABASE_URL === ''),
    demoData: config.DEMO_DATA,
    settings: { sessionHours: config.SESSION_HOURS, awardResponseHours: config.AWARD_RESPONSE_HOURS },
    transport: {
      allowedOrigins: config.ALLOWED_ORIGINS,
      limits: { ...DEFAULT_LIMITS, maxDepth: config.MAX_DEPTH, maxCost: config.MAX_COST },
      introspection: config.INTROSPECTION,
      explain: config.NODE_ENV === 'development',
      costPerMinute: config.COST_PER_MINUTE,
      maxStallSeconds: config.MAX_STALL_SECONDS,
      maxStallEvents: config.MAX_STALL_EVENTS,
    },
  }
}
