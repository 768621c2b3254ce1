import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { Client } from '../support/client.js'
import { aDraft, drafted } from '../support/requests.js'

const READ = 'query ($first: Int!) { bulkRequests(first: $first) { totalCount edges { node { id title } } } }'

describe('a read that is asked again', () => {
  let app: TestApp
  let officer: ActingClient
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    officer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    await drafted(officer, aDraft([]))
  })

  const titles = async (client: Client, first = 5): Promise<string[]> =>
    (await client.ask(READ, { first })).bulkRequests.edges.map(({ node }: any) => node.title)
  const run = (sql: string, id: string) => app.services.orm.em.fork().getConnection().execute(sql, [id])

  it('shows nothing any more once its session is revoked', async () => {
    expect([await titles(officer), await titles(officer)]).toEqual([['Pedestrian paving'], ['Pedestrian paving']])
    await run('update session set revoked_at = now() where user_id = ?', officer.userId)
    expect(await titles(officer)).toEqual(await titles(new Client(app.url)))
    expect(await titles(officer)).toEqual([])
  })

  it('shows nothing any more once its session has expired', async () => {
    expect([await titles(officer), await titles(officer)]).toEqual([['Pedestrian paving'], ['Pedestrian paving']])
    await run(`update session set expires_at = now() - interval '1 second' where user_id = ?`, officer.userId)
    expect(await titles(officer)).toEqual([])
  })

  it('shows nothing any more once its sender left the organization', async () => {
    expect([await titles(officer), await titles(officer)]).toEqual([['Pedestrian paving'], ['Pedestrian paving']])
    await run(`update member set status = 'REMOVED' where user_id = ?`, officer.userId)
    expect(await titles(officer)).toEqual([])
  })

  it.each([
    ['its sender loses the role', `update member set roles = '{}' where organization_id = ?`],
    ['the organization its standing', `update organization set status = 'SUSPENDED' where id = ?`],
    ['the organization its kind', `update organization set kind = 'AGENCY' where id = ?`],
  ])('shows no more than the rights of the moment once %s', async (_what, change) => {
    const unverified = await actor(app, { name: 'Baru', kind: 'BUSINESS', verified: false })
    const supervisor = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
    const seen = async () => (await supervisor.ask('query ($id: ID!) { organization(id: $id) { name } }', { id: unverified.organizationId })).organization
    expect([await seen(), await seen()]).toEqual([{ name: 'Baru' }, { name: 'Baru' }])
    await run(change, supervisor.organizationId)
    expect([await seen(), await seen()]).toEqual([null, null])
  })

  it('is read for the next organization of a sender who left the one of the session', async () => {
    const other = await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })
    await drafted(other, aDraft([], { title: 'Of the other' }))
    await run(`insert into member (id, organization_id, user_id, roles, status, joined_at) select gen_random_uuid(), '${other.organizationId}', id, '{BUYER}', 'ACTIVE', now() from user_account where id = ?`, officer.userId)
    expect([await titles(officer), await titles(officer)]).toEqual([['Pedestrian paving'], ['Pedestrian paving']])
    await run(`update member set status = 'REMOVED' where organization_id = ?`, officer.organizationId)
    for (let i = 0; i < 3; i += 1) expect(await titles(officer)).toEqual(['Of the other'])
    await run(`update member set status = 'ACTIVE' where organization_id = ?`, officer.organizationId)
    for (let i = 0; i < 3; i += 1) expect(await titles(officer)).toEqual(['Pedestrian paving'])
  })

  it('is refused to an API key from the moment that it is revoked', async () => {
    const made = await officer.ask('mutation { createApiKey(input: { name: "ERP", roles: [INTEGRATOR], scopes: [READ] }) { secret apiKey { id } } }')
    const software = new Client(app.url, made.createApiKey.secret)
    expect([await titles(software), await titles(software)]).toEqual([['Pedestrian paving'], ['Pedestrian paving']])
    await run('update api_key set revoked_at = now() where id = ?', made.createApiKey.apiKey.id)
    expect(await titles(software)).toEqual([])
  })

  it('never shows one sender what another one may see', async () => {
    const other = await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })
    for (let i = 0; i < 3; i += 1) expect([await titles(officer), await titles(other), await titles(new Client(app.url))]).toEqual([['Pedestrian paving'], [], []])
  })

  it('costs once what it says, also when it is tried as planned and then answered otherwise', async () => {
    const query = 'query ($after: Cursor) { organizations(first: 1, after: $after) { totalCount } }'
    const costs: any[] = []
    for (const after of [null, null, 'abcd', null]) costs.push((await officer.send(query, { after })).extensions?.['cost'])
    const [, asked, refused, last] = costs
    expect([asked.remaining - refused.remaining, refused.remaining - last.remaining]).toEqual([asked.requested, asked.requested])
  })

  it('costs nothing to an organization for which it was only tried', async () => {
    const colleague = await actor(app, { name: 'Rekan', kind: 'AGENCY', organizationId: officer.organizationId })
    const remaining = async (): Promise<number> => (await colleague.send(READ, { first: 5 })).extensions?.['cost'].remaining
    const { requested } = (await officer.send(READ, { first: 5 })).extensions?.['cost'] ?? {}
    const before = await remaining()
    await run(`update member set status = 'REMOVED' where user_id = ?`, officer.userId)
    expect(await titles(officer)).toEqual([])
    expect(before - await remaining()).toBe(requested)
  })

  it('is one statement with its sender, whatever its values', async () => {
    await titles(officer)
    for (const first of [5, 5, 1]) {
      app.statements.length = 0
      await titles(officer, first)
      expect(app.statements).toHaveLength(1)
    }
  })
})
