import 'reflect-metadata'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BulkRequest, markAwarded, markCompleted, markContracted, markMatched, returnToPublished } from '../../../src/modules/requests/index.js'
import { SYSTEM } from '../../../src/platform/actor.js'
import { Tx } from '../../../src/platform/transaction.js'
import { published } from '../../support/requests.js'
import { aMarket, NOW, pavingDraft, type Market } from './market.js'

let market: Market

beforeAll(async () => {
  market = await aMarket()
})
afterAll(() => market.app.close())

/** Runs steps as a module to the right does: in its own transaction, on the locked request. Gives the statuses and the events. */
async function progress(...steps: ((tx: Tx, request: BulkRequest) => void)[]): Promise<{ statuses: string[]; events: string[] }> {
  const { id } = await published(market.officer, pavingDraft(market))
  return await market.app.services.orm.em.fork().transactional(async (em) => {
    const tx = new Tx(em as never, SYSTEM, NOW)
    const request = await tx.lock(BulkRequest, id)
    const statuses = steps.map((step) => {
      step(tx, request)
      return request.status
    })
    return { statuses, events: tx.pending.map(({ type }) => type) }
  })
}

const back = (tx: Tx, request: BulkRequest): void => returnToPublished(tx, request, 'A facility declined')

describe('a published request', () => {
  it('goes from plan to receipt', async () => {
    expect(await progress(markMatched, markAwarded, markContracted, markCompleted)).toEqual({
      statuses: ['MATCHED', 'AWARDED', 'CONTRACTED', 'COMPLETED'],
      events: ['BulkRequestMatched', 'BulkRequestAwarded', 'BulkRequestContracted', 'BulkRequestCompleted'],
    })
  })

  it('is open again when its plan comes to nothing, and may be matched anew', async () => {
    expect((await progress(markMatched, back, markMatched, markAwarded, back)).statuses).toEqual(['MATCHED', 'PUBLISHED', 'MATCHED', 'AWARDED', 'PUBLISHED'])
  })

  it.each([
    ['awarded before a plan is held', [markAwarded]],
    ['contracted before it is awarded', [markMatched, markContracted]],
    ['completed before there is a contract', [markMatched, markAwarded, markCompleted]],
    ['opened again once there is a contract', [markMatched, markAwarded, markContracted, back]],
    ['matched twice', [markMatched, markMatched]],
  ])('cannot be %s', async (_what, steps) => {
    await expect(progress(...steps)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  })
})
