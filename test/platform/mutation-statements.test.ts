import type { Pool, PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCEPT, aMarket, aRequest, held, type Market } from '../support/market.js'
import { aDraft, aLine, aLot, DRAFT, drafted, PUBLISH } from '../support/requests.js'

describe('what PostgreSQL is asked for a mutation', () => {
  let market: Market
  const asked: string[] = []
  beforeAll(async () => {
    market = await aMarket()
    await listen(market, asked)
  })
  afterAll(() => market.app.close())

  /** In few words; who asks is left out, which travels on connections of its own once they are open. */
  const askedBy = async (work: () => Promise<unknown>): Promise<string[]> => {
    asked.length = 0
    await work()
    return asked.filter((text) => !text.includes('as actor')).map((text) => text.startsWith('select row_to_json') ? 'answer' : KIND.exec(text)?.[1]?.replaceAll('"', '') ?? text)
  }

  it('is one statement to write a draft with all its lines and its event, and one for the whole answer', async () => {
    const input = aDraft([aLot([aLine(market.paving), aLine(market.paving), aLine(market.paving)])])
    expect(await askedBy(() => market.officer.ask(DRAFT, { input })))
      .toEqual(['begin', 'from product', 'insert into bulk_request', 'commit', 'answer'])
  })

  it('is one for each table that the rules look at and one to write all that changed, when a request is published', async () => {
    const { id } = await drafted(market.officer, aDraft([aLot([aLine(market.paving)])]))
    expect(await askedBy(() => market.officer.ask(PUBLISH, { id }))).toEqual([
      'begin', 'from bulk_request', 'from organization', 'from lot', 'from payment_term', 'from request_line', 'from delivery_slot',
      'insert into number_series', 'update bulk_request', 'commit', 'answer',
    ])
  })

  it('is one to write an award that is accepted, after its request, its plan and the awards beside it were looked at', async () => {
    const { awards: [award] } = await held(market.officer, await aRequest(market, market.officer))
    expect(await askedBy(() => market.tangerang.manager.ask(ACCEPT, { id: award.id })))
      .toEqual(['begin', 'from award', 'from bulk_request', 'from award', 'from match_plan', 'from award', 'update award', 'commit', 'answer'])
  })
})

const KIND = /\b(begin|commit|insert into "?\w+|update "?\w+|for update|from "?\w+"?)/

/** Hears what every connection of the pool that serves operations is asked. */
async function listen({ app }: Market, asked: string[]): Promise<void> {
  const pool = await (app.services.orm.em.getConnection() as unknown as { getNativeClient(): Promise<Pool> }).getNativeClient()
  const heard = new WeakSet<PoolClient>()
  pool.on('acquire', (client) => {
    if (heard.has(client)) return
    heard.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      asked.push(typeof args[0] === 'string' ? args[0] : (args[0] as { text: string }).text)
      return query(...args)
    }) as typeof client.query
  })
}
