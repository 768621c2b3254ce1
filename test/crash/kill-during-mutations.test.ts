import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Karya } from '../launcher/support/karya.js'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { Client } from '../support/client.js'
import { aDraft, aLine, aLot, aProduct, aSlot, type Input } from '../support/requests.js'
import { startKarya } from './killed-server.js'

const CLIENTS = 6
const DRAFT = 'mutation ($input: DraftBulkRequestInput!) { draftBulkRequest(input: $input) { id } }'
/** Every request that is not whole: all its parts, one event, and the answer that a repetition gets. */
const HALF = `
  select r.title from bulk_request r
  where (select count(*) from lot where request_id = r.id) <> 2
    or (select count(*) from payment_term p join lot on lot.id = p.lot_id where lot.request_id = r.id) <> 4
    or (select count(*) from request_line where request_id = r.id) <> 4
    or (select count(*) from delivery_slot s join request_line l on l.id = s.line_id where l.request_id = r.id) <> 8
    or (select count(*) from event where type = 'BulkRequestDrafted' and subject_id = r.id) <> 1
    or (select count(*) from idempotency_key where key = r.title and result->>'id' = r.id::text) <> 1`

interface Sent { by: ActingClient; key: string; id: string | null }

describe('a server that is killed while several clients write', () => {
  let app: TestApp
  let product: string
  let officers: ActingClient[]
  let karya: Karya
  beforeAll(async () => {
    app = await startTestApp()
    product = await aProduct(app, { code: 'PAVING', kind: 'COMMODITY', unit: 'MTK' })
    officers = await Promise.all(Array.from({ length: CLIENTS }, (_, n) => actor(app, { name: `Dinas ${n}`, kind: 'AGENCY' })))
  })
  afterEach(() => karya.stop())
  afterAll(() => app.close())

  it.each([10, 60])('keeps what it acknowledged, whole and once, when it dies after %i answers', async (answers) => {
    const before = await requests(app)
    const sent = await writeUntilKilled({ officers, product, answers })
    const acknowledged = sent.filter(({ id }) => id !== null)
    expect(acknowledged.length).toBeGreaterThanOrEqual(answers)
    expect(sent.length, 'nobody was waiting for an answer').toBeGreaterThan(acknowledged.length)

    const restarted = await startKarya(app.databaseUrl)
    karya = restarted.karya
    const kept = (await requests(app)).slice(before.length)
    expect(kept.map(({ title }) => title)).toEqual(expect.arrayContaining(acknowledged.map(({ key }) => key)))
    expect(kept.length).toBeLessThanOrEqual(sent.length)
    await everythingIsInOrder(app)

    const repeated = await Promise.all(sent.map(({ by, key }) => draft(new Client(restarted.url, by.token), key, product)))
    expect(acknowledged.map(({ id }) => id)).toEqual(sent.flatMap(({ id }, n) => id === null ? [] : [repeated[n]]))
    const after = (await requests(app)).slice(before.length)
    expect(after.map(({ id }) => id).toSorted()).toEqual(repeated.toSorted())
    await everythingIsInOrder(app)
  })

  /** Every client sends one request after the other until nobody answers; the kill comes in the middle of that. */
  async function writeUntilKilled(work: { officers: ActingClient[]; product: string; answers: number }): Promise<Sent[]> {
    const started = await startKarya(app.databaseUrl)
    karya = started.karya
    const sent: Sent[] = []
    let answered = 0
    await Promise.all(work.officers.map(async (by) => {
      const client = new Client(started.url, by.token)
      for (;;) {
        const attempt: Sent = { by, key: crypto.randomUUID(), id: null }
        sent.push(attempt)
        attempt.id = await draft(client, attempt.key, work.product).catch(connectionLost)
        if (attempt.id === null) return
        if (++answered === work.answers) void karya.stop('SIGKILL')
      }
    }))
    await karya.ended()
    return sent
  }
})

async function draft(client: Client, key: string, product: string): Promise<string> {
  const half = (): Input => aLine(product, { qualityClass: null, slots: [aSlot('200'), aSlot('300')] })
  const input = aDraft([aLot([half(), half()]), aLot([half(), half()], { title: 'Kerb' })], { title: key })
  return (await client.ask(DRAFT, { input }, { 'idempotency-key': key }))['draftBulkRequest'].id
}

/** A cut connection answers nothing; whatever else went wrong is a failure of the test. */
function connectionLost(error: unknown): null {
  if (error instanceof TypeError || error instanceof SyntaxError) return null
  throw error
}

async function requests({ services }: TestApp): Promise<{ id: string; title: string }[]> {
  const rows = await services.reading.database.query('select id, title from bulk_request order by id', [])
  return rows.map(({ id, title }) => ({ id: String(id), title: String(title) }))
}

async function everythingIsInOrder({ services: { reading: { database } } }: TestApp): Promise<void> {
  expect(await database.query(HALF, [])).toEqual([])
}
