import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReadBack } from '../../src/platform/read-back.js'
import { aMarket, aRequest, held, RELEASE, type Market } from '../support/market.js'
import { aDraft, aLine, aLot, drafted, type Input } from '../support/requests.js'

const SEEN = 'title lines { position description slots { place quantity } product { code } } buyer { name } availableActions { action allowed }'

describe('the answer to a mutation', () => {
  let market: Market
  beforeAll(async () => { market = await aMarket() })
  afterAll(() => market.app.close())

  const sql = async (text: string, values: unknown[] = []) => await market.app.services.reading.database.query(text, values)
  const draft = (): Input => aDraft([aLot([aLine(market.paving), aLine(market.paving), aLine(market.paving)])])

  it('is what a query says, fields made in code included', async () => {
    const document = `mutation ($input: DraftBulkRequestInput!) { mine: draftBulkRequest(input: $input) { id ...Seen } } fragment Seen on BulkRequest { ${SEEN} }`
    const { mine: { id, ...answer } } = await market.officer.ask(document, { input: draft() })
    expect((await market.officer.ask(`query ($id: ID!) { bulkRequest(id: $id) { ${SEEN} } }`, { id }))['bulkRequest']).toEqual(answer)
  })

  it('needs variables of its own: one that is wrong is told before anything is done', async () => {
    const document = 'mutation ($id: ID!, $full: Boolean!) { publishBulkRequest(id: $id) { id lines @include(if: $full) { id } } }'
    const { id } = await drafted(market.officer, draft())
    expect(await market.officer.refusal(document, { id, full: 'perhaps' })).toMatchObject({ code: 'BAD_INPUT' })
    expect(await sql('select status from bulk_request where id = $1', [id])).toEqual([{ status: 'DRAFT' }])
  })

  it('says where it leads to what its sender may not see; the mutation is done, and done once', async () => {
    const plan = await held(market.officer, await aRequest(market, market.officer))
    await sql(`update organization set status = 'SUSPENDED' where kind = 'FACILITY'`)
    const leftToOrdinary = async () => (await (await fetch(`${market.app.url}/metrics`)).text()).match(/reason="a null where a value is promised"} (\d+)/)?.[1] ?? '0'
    const before = Number(await leftToOrdinary())
    try {
      const { data, errors } = await market.officer.send(RELEASE, { id: plan.id })
      expect({ data, code: errors?.[0]?.extensions['code'], under: errors?.[0]?.path?.[0] }).toEqual({ data: null, code: 'INTERNAL', under: 'releaseMatchPlan' })
      expect(Number(await leftToOrdinary())).toBe(before + 1)
    } finally {
      await sql(`update organization set status = 'VERIFIED' where kind = 'FACILITY'`)
    }
    expect(await sql('select status, version from match_plan where id = $1', [plan.id])).toEqual([{ status: 'RELEASED', version: plan.version + 1 }])
  })

  it('is left to the ordinary way when the statement behind the commit fails, for whatever reason', () => {
    const readBack = new ReadBack({ document: parse('mutation { it }'), typename: 'It', statement: () => ({ sql: '', values: [] }), complete: (text) => text, count: () => undefined })
    readBack.take([{ status: 'rejected', reason: new Error('canceling statement due to statement timeout') }])
    expect(readBack.text).toBeNull()
    readBack.take([{ status: 'fulfilled', value: { rows: [{ data: '{"it":1}' }] } }])
    expect(readBack.text).toBe('{"it":1}')
  })
})
