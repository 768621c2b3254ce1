import { listening, databaseUrl } from './serve.ts'

const { startApp } = await import('../../../dist/app/app.js' as string) as typeof import('../../../src/app/app.js')
const { appOptions } = await import('../../../dist/app/launch/app-options.js' as string) as typeof import('../../../src/app/launch/app-options.js')
const { readConfig } = await import('../../../dist/platform/config.js' as string) as typeof import('../../../src/platform/config.js')

// Everything as in production; only the budget of a minute is out of the way, which one client could not use up otherwise.
const options = appOptions(readConfig({ PORT: '0', DEMO_DATA: 'off', SANDBOX: 'off' }), databaseUrl)
const app = await startApp({ ...options, transport: { ...options.transport, costPerMinute: Number.MAX_SAFE_INTEGER } })
listening(`${app.url}/graphql`)
