import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../../../src/app/schema.js'
import { actor, type ActingClient } from '../../support/actors.js'
import { anAbandonedClearing } from '../../support/clearings.js'
import { aDealMarket, aDraftedDeal, SIGN, type DealMarket } from '../../support/deals.js'
import { SocketClient } from '../../support/socket.js'

/** How each subscription starts for four kinds of caller. The log starts for everybody; what it gives is decided event by event. */
const expectations: Readonly<Record<string, { document: string; anonymous: string; stranger: string; supervisor: string; party: string }>> = {
  events: { document: 'subscription { events { cursor } }', anonymous: 'UNAUTHENTICATED', stranger: 'OK', supervisor: 'OK', party: 'OK' },
  contractProgress: {
    document: 'subscription ($id: ID!) { contractProgress(id: $id) { cursor } }', anonymous: 'UNAUTHENTICATED', stranger: 'NOT_FOUND', supervisor: 'OK', party: 'OK',
  },
  clearingProgress: {
    document: 'subscription ($clearing: ID!) { clearingProgress(id: $clearing) { cursor } }',
    anonymous: 'UNAUTHENTICATED', stranger: 'NOT_FOUND', supervisor: 'OK', party: 'NOT_FOUND',
  },
}
const subscriptions = Object.keys((await buildSchema()).getSubscriptionType()?.getFields() ?? {})

describe('every subscription', () => {
  let market: DealMarket
  let contract: string
  let clearing: string
  let callers: Record<'anonymous' | 'stranger' | 'supervisor' | 'party', ActingClient | null>

  beforeAll(async () => {
    market = await aDealMarket()
    contract = (await aDraftedDeal(market, { quantity: '20' })).contract
    callers = {
      anonymous: null, party: market.officer,
      stranger: await actor(market.app, { name: 'Dinas lain', kind: 'AGENCY' }), supervisor: await actor(market.app, { name: 'Kementerian', kind: 'AUTHORITY' }),
    }
    clearing = await anAbandonedClearing(market.app, { authority: String(callers.supervisor?.organizationId), hasBegun: true })
  }, 120_000)
  afterAll(() => market.app.close())

  const start = async (caller: ActingClient | null, document: string): Promise<SocketClient> => {
    const socket = await SocketClient.connect(market.app.url, { token: caller?.token ?? null })
    socket.subscribe('1', document, { ...document.includes('$id') && { id: contract }, ...document.includes('$clearing') && { clearing } })
    await socket.until((messages) => messages.some(({ id }) => id === '1'))
    return socket
  }

  it('has an expectation', () => expect(Object.keys(expectations).toSorted()).toEqual(subscriptions.toSorted()))

  it.each(Object.entries(expectations).flatMap(([name, { document, ...by }]) => Object.entries(by).map(([who, expected]) => [name, who, expected, document] as const)))(
    '%s starts for a caller that is %s: %s', async (_name, who, expected, document) => {
      const socket = await start(callers[who as keyof typeof callers], document)
      const [first] = socket.messages.filter(({ id }) => id === '1')
      expect(first?.type === 'error' ? first.payload[0].extensions.code : 'OK').toBe(expected)
      await socket.close()
    })

  it('about a contract gives it as it is, then as every event left it', async () => {
    const socket = await start(market.officer, 'subscription ($id: ID!) { contractProgress(id: $id) { cursor event { type } contract { version } } }')
    const [snapshot] = socket.results('1')
    expect(snapshot.data.contractProgress).toMatchObject({ event: null, contract: { version: expect.any(Number) } })
    await market.approver.ask(SIGN, { id: contract })
    await socket.until(() => socket.results('1').length > 1)
    const { event, contract: signed } = socket.results('1')[1].data.contractProgress
    expect(event.type).toMatch(/^Contract/)
    expect(signed.version).toBeGreaterThan(snapshot.data.contractProgress.contract.version)
    await socket.close()
  })
})
