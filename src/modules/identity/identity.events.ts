export const identityEvents = ['SessionStarted', 'SessionRevoked', 'PasswordChanged'] as const

declare module '../../platform/events/payloads.js' {
  interface EventPayloads {
    SessionStarted: Record<string, never>
    SessionRevoked: Record<string, never>
    PasswordChanged: Record<string, never>
  }
}
