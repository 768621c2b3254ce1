import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAbandonedClearing } from '../../support/clearings.js'
import { aMarket, aRequest, type Market } from '../../support/market.js'
import { SocketClient } from '../../support/socket.js'

const example = (name: string): Promise<string> => readFile(new URL(`../../../schema/examples/${name}.graphql`, import.meta.url), 'utf8')

describe('the examples of matching', () => {
  let market: Market
  beforeAll(async () => {
    market = await aMarket()
  })
  afterAll(() => market.app.close())

  it('run one after the other', async () => {
    const { officer, tangerang, bogor } = market
    const id = await aRequest(market, officer, { quantity: '51' })
    const { compareScenarios } = await officer.ask(await example('compare-scenarios'), { id })
    expect(compareScenarios.map(({ outcome }: any) => outcome)).toEqual(Array(6).fill('OPTIMAL'))
    const { matchBulkRequest } = await officer.ask(await example('match-bulk-request'), { id })
    expect(await officer.ask(await example('verify-match-plan'), { id: matchBulkRequest.id })).toMatchObject({ verifyMatchPlan: { accepted: true } })
    const { holdMatchPlan } = await officer.ask(await example('hold-match-plan'), { id: matchBulkRequest.id })
    const { awards } = await tangerang.manager.ask(await example('awards'))
    expect(awards.edges).toMatchObject([{ node: { id: holdMatchPlan.awards[0].id } }])
    await tangerang.manager.ask(await example('decline-award'), { id: awards.edges[0].node.id })
    const next = await bogor.manager.ask(await example('awards'))
    expect(await bogor.manager.ask(await example('accept-award'), { id: next['awards'].edges[0].node.id })).toMatchObject({ acceptAward: { plan: { status: 'ACCEPTED' } } })

    const { holdMatchPlan: held } = await officer.ask(await example('hold-match-plan'), {
      id: (await officer.ask(await example('match-bulk-request'), { id: await aRequest(market, officer) }))['matchBulkRequest'].id,
    })
    expect(await officer.ask(await example('release-match-plan'), { id: held.id })).toMatchObject({ releaseMatchPlan: { request: { status: 'PUBLISHED' } } })
  })

  it('of clearing: a region is cleared, followed and stopped', async () => {
    const { app, officer, ministry } = market
    await aRequest(market, officer, { quantity: '51' })
    const { clearRegion: run } = await ministry.ask(await example('clear-region'))
    expect(run).toMatchObject({ status: 'RUNNING', requestCount: expect.any(Number) })
    const socket = await SocketClient.connect(app.url, { token: ministry.token })
    socket.subscribe('1', await example('follow-clearing'), { id: run.id })
    await socket.until(() => ['DONE', 'FAILED'].includes(socket.results('1').at(-1)?.data.clearingProgress.clearing.status))
    expect(socket.results('1').at(-1).data.clearingProgress.clearing.status).toBe('DONE')
    await socket.close()
    const waiting = await anAbandonedClearing(app, { authority: ministry.organizationId, hasBegun: true })
    expect(await ministry.ask(await example('stop-clearing'), { id: waiting })).toMatchObject({ stopClearing: { isStopping: true } })
  })
})
