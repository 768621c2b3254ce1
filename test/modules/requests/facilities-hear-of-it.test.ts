import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aDraft, aLine, aLot, aProduct, drafted } from '../../support/requests.js'

const HEARD = 'query ($id: ID!) { events(first: 50, filter: { about: $id }) { events { type } } }'

describe('a published request in the stream of events', () => {
  let app: TestApp
  let officer: ActingClient
  let requestId: string
  const heardBy = async (client: ActingClient): Promise<string[]> => {
    const { events } = await client.ask(HEARD, { id: requestId })
    return events.events.map(({ type }: any) => type)
  }
  beforeAll(async () => {
    app = await startTestApp()
    officer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    const product = await aProduct(app, { code: 'PAVING', kind: 'COMMODITY', unit: 'MTK', qualityClasses: ['C', 'D'] })
    requestId = (await drafted(officer, aDraft([aLot([aLine(product)])]))).id
    await officer.ask('mutation ($id: ID!) { publishBulkRequest(id: $id) { number } }', { id: requestId })
  })
  afterAll(() => app.close())

  it('is heard of by verified facilities, without its draft', async () => {
    const facility = await actor(app, { name: 'Lapas', kind: 'FACILITY' })
    await expect.poll(() => heardBy(facility)).toEqual(['BulkRequestPublished'])
  })

  it('is not heard of by unverified facilities and other buyers', async () => {
    await expect.poll(() => heardBy(officer)).toEqual(['BulkRequestDrafted', 'BulkRequestPublished'])
    expect(await heardBy(await actor(app, { name: 'Lapas baru', kind: 'FACILITY', verified: false }))).toEqual([])
    expect(await heardBy(await actor(app, { name: 'PT lain', kind: 'BUSINESS' }))).toEqual([])
  })
})
