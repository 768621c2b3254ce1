import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client } from '../../support/client.js'
import {
  aDeal, aDealMarket, aDraftedDeal, contractOf, DISCARD, FAIL, FINISH, hoursBooked, later, PASS, PLAN_WORK, PROGRESS, READY, RELEASE_BATCH, REWORK, SCRAP, START, unreconciled,
  type Deal, type DealMarket,
} from '../../support/deals.js'
import { eventsAbout } from '../../support/market.js'

let market: DealMarket

beforeAll(async () => {
  market = await aDealMarket()
})
afterAll(() => market.app.close())

async function aBatch(deal: Deal): Promise<{ id: string; quantity: string }> {
  const { planWorkOrders } = await deal.manager.ask(PLAN_WORK, { id: deal.contract })
  return planWorkOrders[0].batches[0]
}

/** Finished, but neither cured nor inspected. */
async function aFinishedBatch(deal: Deal): Promise<string> {
  const { id, quantity } = await aBatch(deal)
  await deal.manager.ask(RELEASE_BATCH, { id })
  await deal.manager.ask(START, { id })
  await deal.manager.ask(PROGRESS, { id, made: quantity })
  await deal.manager.ask(FINISH, { id })
  return id
}

describe('planning the production of a contract', () => {
  it('is refused to strangers, to the buyer and to who does not produce', async () => {
    const { contract, dispatcher } = await aDeal(market, { quantity: '20' })
    expect(await new Client(market.app.url).refusal(PLAN_WORK, { id: contract })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await market.rival.refusal(PLAN_WORK, { id: contract })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await market.bogor.manager.refusal(PLAN_WORK, { id: contract })).toMatchObject({ code: 'NOT_FOUND' })
    for (const somebody of [market.officer, dispatcher]) expect(await somebody.refusal(PLAN_WORK, { id: contract })).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is refused before both have signed', async () => {
    const { contract, manager } = await aDraftedDeal(market, { quantity: '20' })
    expect(await manager.refusal(PLAN_WORK, { id: contract })).toMatchObject({ code: 'WRONG_STATE', current: 'PENDING' })
  })

  it('takes the days that are booked, a batch a week, and nothing when it is done again, also at once', async () => {
    const deal = await aDeal(market, { quantity: '400' })
    const booked = await hoursBooked(deal)
    const replies = await Promise.all([1, 2].map(() => deal.manager.ask(PLAN_WORK, { id: deal.contract })))
    const orders = replies.flatMap(({ planWorkOrders }) => planWorkOrders)
    expect(orders).toMatchObject([{ quantity: '400', isReplacement: false, sample: 'NOT_REQUIRED' }])
    expect(orders[0].batches.length).toBeGreaterThan(1)
    expect(orders[0].batches.reduce((sum: number, { quantity }: any) => sum + Number(quantity), 0)).toBeCloseTo(400, 5)
    expect(await hoursBooked(deal)).toBe(booked)
    expect(await unreconciled(deal)).toEqual([])
  })
})

describe('making a batch', () => {
  it.each([
    ['starting before it is released', START, 'PLANNED'], ['finishing before it is begun', FINISH, 'PLANNED'], ['passing', PASS, 'PLANNED'], ['failing', FAIL, 'PLANNED'],
    ['reworking', REWORK, 'PLANNED'], ['scrapping', SCRAP, 'PLANNED'], ['discarding', DISCARD, 'PLANNED'], ['being ready', READY, 'PLANNED'],
  ])('is refused out of order: %s', async (_what, mutation, current) => {
    const deal = await aDeal(market, { quantity: '20' })
    const { id } = await aBatch(deal)
    const actor = [START, FINISH, REWORK].includes(mutation) ? deal.manager : deal.quality
    expect(await actor.refusal(mutation, { id })).toMatchObject({ code: 'WRONG_STATE', current })
  })

  it('is for the facility alone, each step for its role', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const { id } = await aBatch(deal)
    for (const mutation of [RELEASE_BATCH, START, FINISH, PASS, FAIL, REWORK, SCRAP, DISCARD, READY]) {
      expect(await new Client(market.app.url).refusal(mutation, { id })).toMatchObject({ code: 'UNAUTHENTICATED' })
      expect(await market.rival.refusal(mutation, { id })).toMatchObject({ code: 'NOT_FOUND' })
      expect(await market.receiver.refusal(mutation, { id })).toMatchObject({ code: 'FORBIDDEN' })
      expect(await deal.dispatcher.refusal(mutation, { id })).toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(await deal.quality.refusal(RELEASE_BATCH, { id })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await deal.manager.refusal(PASS, { id })).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('reports progress that never goes back, nor over what is planned', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const { id } = await aBatch(deal)
    await deal.manager.ask(RELEASE_BATCH, { id })
    await deal.manager.ask(START, { id })
    expect(await deal.manager.refusal(FINISH, { id })).toMatchObject({ rules: [{ code: 'SOMETHING_WAS_MADE' }] })
    await deal.manager.ask(PROGRESS, { id, made: '8' })
    for (const [made, code] of [['7', 'NOT_LESS_THAN_BEFORE'], ['20.5', 'NOT_MORE_THAN_PLANNED'], ['8.1234567', 'MEASURED']]) {
      expect(await deal.manager.refusal(PROGRESS, { id, made })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code }] })
    }
    expect(await contractOf(deal)).toMatchObject({ lines: [{ planned: '0', inProduction: '20' }] })
  })

  it('is not ready before it has cured, and says when', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const id = await aFinishedBatch(deal)
    await deal.quality.ask(PASS, { id })
    expect(await deal.quality.refusal(READY, { id })).toMatchObject({ code: 'RULES_BROKEN', rules: [{ code: 'CURED', data: { curedOn: '2026-12-22' } }] })
    later(market, 27)
    expect(await deal.quality.refusal(READY, { id })).toMatchObject({ rules: [{ code: 'CURED' }] })
    later(market, 1)
    await deal.quality.ask(READY, { id })
    expect(await contractOf(deal)).toMatchObject({ lines: [{ inProduction: '0', ready: '20' }], workOrders: [{ status: 'DONE' }] })
    expect(await unreconciled(deal)).toEqual([])
  })

  it('is reworked after it failed, and inspected anew', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const id = await aFinishedBatch(deal)
    await deal.quality.ask(FAIL, { id })
    await deal.manager.ask(REWORK, { id })
    await deal.manager.ask(FINISH, { id })
    await deal.quality.ask(PASS, { id })
    expect(await contractOf(deal)).toMatchObject({ lines: [{ inProduction: '20', scrapped: '0' }] })
  })

  it('is scrapped after it failed, and made again on new capacity', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const booked = await hoursBooked(deal)
    const id = await aFinishedBatch(deal)
    await deal.quality.ask(FAIL, { id })
    await deal.quality.ask(SCRAP, { id })
    expect(await contractOf(deal)).toMatchObject({ lines: [{ planned: '20', inProduction: '0', scrapped: '20' }] })
    expect(await eventsAbout(market, deal.contract)).toContain('ReplacementNeeded')
    expect((await deal.manager.ask(PLAN_WORK, { id: deal.contract }))['planWorkOrders']).toMatchObject([{ quantity: '20', isReplacement: true }])
    expect(await hoursBooked(deal)).toBeCloseTo(2 * booked, 4)
    expect(await unreconciled(deal)).toEqual([])
  })

  it('is discarded while it waits, and made again', async () => {
    const deal = await aDeal(market, { quantity: '20' })
    const id = await aFinishedBatch(deal)
    await deal.quality.ask(PASS, { id })
    later(market, 28)
    await deal.quality.ask(READY, { id })
    await deal.quality.ask(DISCARD, { id })
    expect(await contractOf(deal)).toMatchObject({ lines: [{ planned: '20', ready: '0', scrapped: '20' }] })
    expect(await deal.quality.refusal(DISCARD, { id })).toMatchObject({ code: 'WRONG_STATE', current: 'SCRAPPED' })
    expect(await unreconciled(deal)).toEqual([])
  })
})
