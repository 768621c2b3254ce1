import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { appOptions } from '../../src/app/launch/app-options.js'
import { readConfig } from '../../src/platform/config.js'
import { startTestApp, type TestApp } from '../support/app.js'

/** As a server of either kind is started: in development anybody may see the SQL of a query. */
const SETTINGS = ['development', 'production'] as const

describe.each(SETTINGS)('GraphQL over HTTP in %s', (mode) => {
  let app: TestApp

  beforeAll(async () => {
    vi.stubEnv('NODE_ENV', mode)
    const { transport = {} } = appOptions(readConfig({ NODE_ENV: mode }), '')
    app = await startTestApp({ transport })
  })
  afterAll(async () => {
    await app.close()
    vi.unstubAllEnvs()
  })

  const audits = serverAudits({ url: () => `${app.url}/graphql` })

  it('is audited in all 61 points', () => expect(audits).toHaveLength(61))

  it.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' })
  })

  it('shows the SQL of a query in development only, to whoever asks for it', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'x-explain': 'true' }, body: JSON.stringify({ query: '{ viewer { name } }' }),
    })
    const { extensions } = await response.json() as { extensions?: Record<string, unknown> }
    expect(extensions?.['plan'] !== undefined).toBe(mode === 'development')
  })
})
