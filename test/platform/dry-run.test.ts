import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drafted } from '../support/requests.js'
import { aMarket, pavingDraft, type Market } from '../modules/requests/market.js'

const PUBLISH_THEN_CANCEL = `mutation ($id: ID!) {
  published: publishBulkRequest(id: $id) { status version }
  cancelled: cancelBulkRequest(id: $id, input: { reason: "Only a rehearsal" }) { status version }
}`
const CANCEL_THEN_PUBLISH = `mutation ($id: ID!, $other: ID!) {
  cancelled: cancelBulkRequest(id: $id, input: { reason: "Only a rehearsal" }) { status }
  refused: publishBulkRequest(id: $id) { status }
  published: publishBulkRequest(id: $other) { status }
}`
const REHEARSE = { 'x-dry-run': 'true' }

describe('a dry run of several mutations', () => {
  let market: Market
  beforeAll(async () => { market = await aMarket() })
  afterAll(() => market.app.close())

  const events = async (id: string): Promise<string[]> =>
    (await market.app.services.reading.database.query('select type from event where subject_id = $1 order by id', [id])).map(({ type }) => String(type))
  const draft = async () => (await drafted(market.officer, pavingDraft(market))).id

  it('goes on after a mutation that is refused, and names only that one', async () => {
    const { errors } = await market.officer.send(CANCEL_THEN_PUBLISH, { id: await draft(), other: await draft() }, REHEARSE)
    expect(errors?.map(({ path, extensions: { code } }) => [path, code])).toEqual([[['refused'], 'WRONG_STATE']])
  })

  it('lets a mutation see what those before it did to the same request', async () => {
    const id = await draft()
    const reply = await market.officer.send(PUBLISH_THEN_CANCEL, { id }, REHEARSE)
    expect(reply.errors).toBeUndefined()
    expect(reply.data).toMatchObject({ published: { version: 2 }, cancelled: { status: 'CANCELLED', version: 3 } })
    expect(reply.extensions).toMatchObject({ dryRun: true })
  })

  it('leaves nothing behind', async () => {
    const id = await draft()
    await market.officer.ask(PUBLISH_THEN_CANCEL, { id }, REHEARSE)
    expect((await market.officer.ask('query ($id: ID!) { bulkRequest(id: $id) { status version } }', { id }))['bulkRequest']).toEqual({ status: 'DRAFT', version: 1 })
    expect(await events(id)).toEqual(['BulkRequestDrafted'])
  })
})
