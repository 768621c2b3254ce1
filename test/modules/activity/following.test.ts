import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Organization, resolveActor } from '../../../src/modules/organizations/index.js'
import { Context } from '../../../src/platform/context.js'
import { aggregateProgress } from '../../../src/platform/events/aggregate-progress.js'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { EventWriter } from '../../support/events.js'
import { SocketClient } from '../../support/socket.js'

const FOLLOW = 'subscription ($after: Cursor, $filter: EventFilterInput) { events(after: $after, filter: $filter) { cursor event { id type subjectId } } }'

describe('following the log of events', () => {
  let app: TestApp
  let writer: EventWriter
  let buyer: ActingClient
  let ministry: ActingClient

  beforeAll(async () => {
    app = await startTestApp()
    writer = await EventWriter.connect(app.databaseUrl)
    buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
  })
  afterAll(async () => {
    await writer.close()
    await app.close()
  })

  const follow = async (client: ActingClient, variables: object = {}): Promise<SocketClient> => {
    const socket = await SocketClient.connect(app.url, { token: client.token })
    socket.subscribe('1', FOLLOW, { ...variables })
    return socket
  }
  const deliveries = (socket: SocketClient): { cursor: string; event: { id: string } | null }[] => socket.results('1').map(({ data }) => data.events)
  const received = (socket: SocketClient, count: number): Promise<void> => socket.until(() => deliveries(socket).length >= count)
  const mine = (count = 1): Promise<string[]> => writer.write({ audience: [buyer.organizationId], count })

  it('starts now, and says first which place that is', async () => {
    await mine()
    await app.services.events.beyond(0, AbortSignal.timeout(30_000))
    const socket = await follow(buyer)
    await received(socket, 1)
    const ids = await mine(3)
    await received(socket, 4)
    const [first, ...rest] = deliveries(socket)
    expect(first).toEqual({ cursor: expect.any(String), event: null })
    expect(rest.map(({ event }) => event?.id)).toEqual(ids)
    await socket.close()
    const again = await follow(buyer, { after: first?.cursor })
    await received(again, 3)
    expect(deliveries(again)).toEqual(rest)
    await again.close()
  })

  it('loses nothing and doubles nothing however often the socket is cut', async () => {
    const ready = await follow(buyer)
    await received(ready, 1)
    let after = deliveries(ready)[0]?.cursor
    ready.socket.terminate()
    const writing = (async () => {
      const ids: string[] = []
      for (let i = 0; i < 40; i++) ids.push(...await mine(5))
      return ids
    })()
    const seen: (string | undefined)[] = []
    while (seen.length < 200) {
      const socket = await follow(buyer, { after })
      await received(socket, Math.min(23, 200 - seen.length))
      socket.socket.terminate()
      await socket.closed
      const got = deliveries(socket)
      seen.push(...got.map(({ event }) => event?.id))
      after = got.at(-1)?.cursor
    }
    expect(seen).toEqual(await writing)
  })

  it('gives nothing any more to whoever was removed, from that moment on', async () => {
    const officer = await actor(app, { name: 'Petugas', kind: 'AGENCY', roles: ['RECEIVER'], organizationId: buyer.organizationId })
    const socket = await follow(officer)
    await received(socket, 1)
    const [before] = await mine()
    await received(socket, 2)
    const { members } = (await buyer.ask('{ actingOrganization { members { edges { node { id user { id } } } } } }'))['actingOrganization']
    const { node } = members.edges.find((edge: any) => edge.node.user.id === officer.userId)
    await buyer.ask('mutation ($id: ID!) { removeMember(id: $id) { id } }', { id: node.id })
    await mine(5)
    const [everybody] = await writer.write({ isPublic: true })
    await socket.until(() => deliveries(socket).some(({ event }) => event?.id === everybody))
    expect(deliveries(socket).slice(1).map(({ event }) => event?.id)).toEqual([before, everybody])
    await socket.close()
  })

  describe('one aggregate', () => {
    const contextOf = async (client: ActingClient): Promise<Context> => {
      const { services } = app
      const acting = await resolveActor(services.reading.database, client.token)
      const currentActor = () => resolveActor(services.reading.database, client.token)
      return new Context(services, {
        actor: acting, currentActor, locale: 'en', correlationId: 'test', idempotency: null, dryRun: false, remoteAddress: '',
      })
    }

    it('is NOT_FOUND for whoever may not see it', async () => {
      const target = await actor(app, { name: 'Lapas baru', kind: 'FACILITY', verified: false })
      await expect(aggregateProgress(await contextOf(buyer), Organization, { id: target.organizationId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it('is given first as it is, then after every event as that left it', async () => {
      const target = await actor(app, { name: 'Lapas lama', kind: 'FACILITY', verified: false })
      const progress = await aggregateProgress(await contextOf(ministry), Organization, { id: target.organizationId })
      const snapshot = await progress.next()
      expect(snapshot.value).toMatchObject({ value: { event: null, aggregate: { status: 'UNVERIFIED' } } })
      await ministry.ask('mutation ($id: ID!) { verifyOrganization(id: $id) { id } }', { id: target.organizationId })
      const verified = await progress.next()
      expect(verified.value).toMatchObject({ value: { event: { type: 'OrganizationVerified' }, aggregate: { status: 'VERIFIED' } } })
      const waiting = progress.next()
      await progress.return()
      expect(await waiting).toMatchObject({ done: true })

      const resumed = await aggregateProgress(await contextOf(ministry), Organization, { id: target.organizationId, after: snapshot.value?.value.cursor })
      expect((await resumed.next()).value).toMatchObject({ value: { cursor: verified.value?.value.cursor, event: { type: 'OrganizationVerified' } } })
      await resumed.return()
    })
  })
})
