import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts, DEMO_PASSWORD } from '../../src/seed/data/organizations.js'
import { seedDemonstration } from '../../src/seed/seed-demonstration.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { Client } from '../support/client.js'

describe('the demonstration data', () => {
  let app: TestApp
  beforeAll(async () => { app = await startTestApp() })
  afterAll(() => app.close())

  const signIn = async (email: string): Promise<Client> => {
    const { signIn: { token } } = await new Client(app.url).ask(
      'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { token } }', { email, password: DEMO_PASSWORD })
    return new Client(app.url, token)
  }

  it('are loaded once, also by two nodes at the same time', async () => {
    const [first, second] = await Promise.all([seedDemonstration(app.services), seedDemonstration(app.services)])
    expect([first, second].toSorted()).toEqual([false, true])
    expect(await seedDemonstration(app.services)).toBe(false)
  }, 120_000)

  it('let every account sign in and act for its organization', async () => {
    for (const { email, organization } of accounts) {
      const { actingOrganization } = await (await signIn(email)).ask('{ actingOrganization { name } }')
      expect(actingOrganization).toEqual({ name: organization })
    }
  })

  it('show buyers the reported facilities and their prices, and nobody the drafts of others', async () => {
    const jakarta = await signIn('jakarta@karya.example')
    const { facilities, bulkRequests } = await jakarta.ask('{ facilities(first: 100) { totalCount } bulkRequests(first: 100) { edges { node { title status } } } }')
    expect(facilities.totalCount).toBeGreaterThanOrEqual(11)
    expect(bulkRequests.edges.map(({ node }: any) => `${node.status} ${node.title}`).toSorted()).toEqual(['DRAFT Lukisan untuk balai kota', 'PUBLISHED Paving trotoar Tanah Abang'])
  })
})
