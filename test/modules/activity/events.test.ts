import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveActor } from '../../../src/modules/organizations/index.js'
import { readVisible } from '../../../src/platform/events/read-events.js'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { Client } from '../../support/client.js'
import { EventWriter } from '../../support/events.js'
import { SocketClient } from '../../support/socket.js'

const PAGE = 'query ($after: Cursor, $first: Int, $filter: EventFilterInput) { events(after: $after, first: $first, filter: $filter) { events { id type cursor } endCursor hasMore } }'

describe('reading the log of events', () => {
  let app: TestApp
  let writer: EventWriter
  let buyer: ActingClient
  let facility: ActingClient
  let ministry: ActingClient
  let unverified: ActingClient
  const contract = crypto.randomUUID()

  beforeAll(async () => {
    app = await startTestApp()
    writer = await EventWriter.connect(app.databaseUrl)
    buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    facility = await actor(app, { name: 'Lapas', kind: 'FACILITY' })
    ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
    unverified = await actor(app, { name: 'Lapas baru', kind: 'FACILITY', verified: false })
    for (let i = 0; i < 60; i++) {
      await writer.write({ audience: [buyer.organizationId, facility.organizationId], about: contract })
      await writer.write({ audience: [facility.organizationId], oversight: i % 2 === 0 })
      await writer.write({ isPublic: i % 10 === 0, oversight: i % 3 === 0 })
    }
    await reached(180)
  })
  afterAll(async () => {
    await writer.close()
    await app.close()
  })

  const reached = async (position: number): Promise<void> => await app.services.events.beyond(position - 1, AbortSignal.timeout(30_000))
  const pageOf = async (client: Client, variables: object = {}): Promise<any> => (await client.ask(PAGE, { ...variables }))['events']

  it('is refused to whoever is not signed in', async () => {
    expect(await new Client(app.url).refusal(PAGE)).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it.each([['no cursor', 'bm90aGluZw'], ['a cursor of another list', Buffer.from('["NEWEST","x"]').toString('base64url')], ['a place that no event has reached', Buffer.from('["log",99999]').toString('base64url')]])(
    'is refused after %s', async (_what, after) => {
      expect(await buyer.refusal(PAGE, { after })).toMatchObject({ code: 'BAD_INPUT', path: ['after'] })
    })

  it.each([0, 101])('is refused for a page of %d', async (first) => {
    expect((await buyer.refusal(PAGE, { first })).code).toMatch(/BAD_INPUT|TOO_EXPENSIVE/)
  })

  it('is refused about something that is no id', async () => {
    expect(await buyer.refusal(PAGE, { filter: { about: 'contract-7' } })).toMatchObject({ code: 'BAD_INPUT', path: ['filter', 'about'] })
  })

  it('gives each viewer what they take part in, supervise or everybody may know', async () => {
    const count = async (client: Client): Promise<number> => {
      let total = 0
      for (let after: string | null = null, more = true; more;) {
        const { events, endCursor, hasMore } = await pageOf(client, { after, first: 25 }) as any
        total += events.length
        after = endCursor
        more = hasMore
      }
      return total
    }
    expect(await Promise.all([buyer, facility, ministry, unverified].map(count))).toEqual([66, 126, 54, 6])
  })

  it('goes on after a cursor with nothing missing and nothing twice', async () => {
    const whole = await pageOf(buyer, { first: 100 })
    expect(whole).toMatchObject({ hasMore: false })
    const first = await pageOf(buyer, { first: 40 })
    const second = await pageOf(buyer, { first: 40, after: first.endCursor })
    expect(first.hasMore).toBe(true)
    expect([...first.events, ...second.events]).toEqual(whole.events)
    expect(await pageOf(buyer, { after: whole.endCursor })).toEqual({ events: [], endCursor: whole.endCursor, hasMore: false })
    expect(await pageOf(buyer, { after: whole.events[9].cursor, first: 1 })).toMatchObject({ events: [whole.events[10]] })
  })

  it('can be narrowed to an aggregate, kinds of events and types of aggregates', async () => {
    expect((await pageOf(facility, { first: 100, filter: { about: contract } })).events).toHaveLength(60)
    expect((await pageOf(facility, { first: 100, filter: { about: contract.toUpperCase() } })).events).toHaveLength(60)
    expect((await pageOf(facility, { filter: { types: ['MemberRemoved'] } })).events).toEqual([])
    expect((await pageOf(facility, { filter: { subjectTypes: ['Contract'] } })).events).toEqual([])
    expect((await pageOf(facility, { filter: { types: ['OrganizationVerified'], subjectTypes: ['Organization'] } })).events).toHaveLength(50)
  })

  it('is shown by examples that run', async () => {
    const example = (name: string): Promise<string> => readFile(new URL(`../../../schema/examples/${name}.graphql`, import.meta.url), 'utf8')
    const { events } = await facility.ask(await example('events'))
    expect(events).toMatchObject({ events: expect.arrayContaining([expect.objectContaining({ subjectType: 'Organization' })]), hasMore: true })
    const socket = await SocketClient.connect(app.url, { token: facility.token })
    socket.subscribe('1', await example('follow-events'), { after: events.endCursor })
    await socket.until((messages) => messages.filter(({ type }) => type === 'next').length === 76)
    await socket.close()
  })

  it('is the same from memory and by SQL, for everybody and at every place', async () => {
    const { events, reading } = app.services
    for (const { token } of [buyer, facility, ministry, unverified]) {
      const viewer = await resolveActor(reading.database, token)
      for (const filter of [{}, { about: contract }, { subjectTypes: ['Organization'] }]) {
        for (const after of [0, 1, 59, 100, 179]) {
          const bySql = await readVisible(reading, viewer, { filter, stretch: { after, upTo: Math.min(after + 100, events.head), limit: 100 } })
          const inMemory = await events.step(viewer, filter, after)
          expect(inMemory.rows).toEqual(bySql.rows)
        }
      }
    }
  })

  it('shows the audit trail to the organization that made the change and to supervisors', async () => {
    const target = await actor(app, { name: 'Lapas ketiga', kind: 'FACILITY', verified: false })
    await ministry.ask('mutation ($id: ID!) { verifyOrganization(id: $id) { id } }', { id: target.organizationId })
    await reached(181)
    const query = 'query ($id: ID!) { events(filter: { about: $id }) { events { type subjectId payload organization { name } subject { id } changes } } }'
    const seenBy = async (client: Client): Promise<any> => (await client.ask(query, { id: target.organizationId }))['events'].events[0]
    const facts = { type: 'OrganizationVerified', subjectId: target.organizationId, payload: {}, organization: { name: 'Kementerian' }, subject: { id: target.organizationId } }
    expect(await seenBy(target)).toEqual({ ...facts, changes: null })
    expect(await seenBy(ministry)).toMatchObject({ ...facts, changes: [{ table: 'organization', fields: { status: ['UNVERIFIED', 'VERIFIED'] } }] })
    expect(await seenBy(buyer)).toBeUndefined()
  })
})
