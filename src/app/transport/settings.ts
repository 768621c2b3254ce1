import { DEFAULT_LIMITS, type OperationLimits } from '../../platform/limits/limits.js'

/** How clients may reach the API; the same on HTTP and WebSocket. */
export interface TransportSettings {
  /** Web origins beside our own. */
  allowedOrigins: readonly string[]
  limits: OperationLimits
  introspection: boolean
  /** `extensions.plan` shows the SQL of a query, or of the answer to a mutation, and PostgreSQL's plan to whoever asks with `x-explain: true`. For development only. */
  explain: boolean
  /** Cost that one organization (or anonymous address) may spend per minute on one node. */
  costPerMinute: number
  /** A socket that takes nothing for so long, or while so many events happen, is closed; it resumes from its cursor. */
  maxStallSeconds: number
  maxStallEvents: number
  connectionInitSeconds: number
}

export const DEFAULT_TRANSPORT: TransportSettings = {
  allowedOrigins: [],
  limits: DEFAULT_LIMITS,
  introspection: true,
  explain: false,
  costPerMinute: 10_000_000,
  maxStallSeconds: 30,
  maxStallEvents: 50_000,
  connectionInitSeconds: 5,
}

export const MAX_BODY_BYTES = 1_000_000
export const MAX_MESSAGE_BYTES = 100_000
export const MAX_OPERATIONS_PER_SOCKET = 100
