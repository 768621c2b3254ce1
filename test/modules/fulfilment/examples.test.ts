import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptedPlan, aDealMarket, arrived, FINISH, later, PASS, READY, RELEASE_BATCH, START, worksOf, type DealMarket } from '../../support/deals.js'
import { SocketClient } from '../../support/socket.js'

const example = (name: string): Promise<string> => readFile(new URL(`../../../schema/examples/${name}.graphql`, import.meta.url), 'utf8')

describe('the examples of contracts and fulfilment', () => {
  let market: DealMarket
  beforeAll(async () => {
    market = await aDealMarket()
  })
  afterAll(() => market.app.close())

  it('run one after the other, from a plan to a receipt', async () => {
    const { plan } = await acceptedPlan(market, { quantity: '20' })
    const { draftContracts: [{ id, lines: [line] }] } = await market.officer.ask(await example('draft-contracts'), { id: plan.id })
    const crew = await market.crewOf(worksOf(market, plan.awards[0].facility.id))
    const socket = await SocketClient.connect(market.app.url, { token: market.officer.token })
    socket.subscribe('1', await example('follow-contract'), { id })
    await market.approver.ask(await example('sign-contract'), { id })
    expect(await crew.manager.ask(await example('sign-contract'), { id })).toMatchObject({ signContract: { status: 'ACTIVE' } })

    const { planWorkOrders: [{ batches: [batch] }] } = await crew.manager.ask(await example('plan-work-orders'), { id })
    await crew.manager.ask(RELEASE_BATCH, { id: batch.id })
    await crew.manager.ask(START, { id: batch.id })
    await crew.manager.ask(await example('report-batch-progress'), { id: batch.id, made: '20' })
    await crew.manager.ask(FINISH, { id: batch.id })
    await crew.quality.ask(PASS, { id: batch.id })
    later(market, 28)
    await crew.quality.ask(READY, { id: batch.id })
    await market.officer.ask(await example('propose-amendment'), { contract: id, line: line.id, ordered: '25' })

    const deal = { ...crew, market, contract: id, line: line.id, request: '', plan: plan.id }
    const { prepareShipment } = await crew.dispatcher.ask(await example('prepare-shipment'), { contract: id, line: line.id, quantity: '5' })
    expect(prepareShipment.lines).toEqual([{ quantity: '5', unit: 'MTK' }])
    const shipment = await arrived(deal, '15')
    expect(await market.receiver.ask(await example('receive-shipment'), { shipment: shipment.id, line: line.id, accepted: '13', rejected: '2' }))
      .toMatchObject({ receiveShipment: { lines: [{ accepted: '13', rejected: '2', short: '0' }] } })
    expect(await market.officer.ask(await example('reconcile'), { id })).toMatchObject({ reconcile: [{ isConserved: true }] })
    await socket.until(() => socket.results('1').some(({ data }) => data.contractProgress.event?.type === 'ReplacementNeeded'))
    socket.socket.close()
  })
})
