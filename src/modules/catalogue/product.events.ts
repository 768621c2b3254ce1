export const productEvents = ['ProductListed', 'ProductUpdated', 'ProductRetired'] as const

declare module '../../platform/events/payloads.js' {
  interface EventPayloads {
    ProductListed: { code: string; name: string; kind: string }
    ProductUpdated: { fields: readonly string[] }
    ProductRetired: Record<string, never>
  }
}
