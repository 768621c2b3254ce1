import pg from 'pg'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.js'
import { EventWriter } from '../../support/events.js'

const SOMEBODY = '00000000-0000-7000-8000-000000000001'

/** What each column could be changed to; the position is left to the sequencer. */
const OTHERWISE: Readonly<Record<string, string>> = {
  id: 'gen_random_uuid()', type: `'Other'`, occurred_at: `occurred_at - interval '1 day'`, subject_type: `'Other'`, subject_id: 'gen_random_uuid()',
  subject_version: 'subject_version + 1', actor_user: 'gen_random_uuid()', actor_organization: 'gen_random_uuid()', correlation_id: `'other'`,
  payload: `'{"other": 1}'`, changes: `'[{"other": 1}]'`, about: `array['${SOMEBODY}'::uuid]`, audience: `array['${SOMEBODY}'::uuid]`, kinds: `array['other']`,
  oversight: 'not oversight', is_public: 'not is_public',
}
const RULE = 'event__append_only'
const COLUMNS = Object.keys(OTHERWISE)
const OTHERS = COLUMNS.filter((column) => column !== 'id').join()

describe('the log of events in the database', () => {
  let app: TestApp
  let client: pg.Client
  beforeAll(async () => {
    app = await startTestApp()
    client = new pg.Client({ connectionString: app.databaseUrl })
    await client.connect()
    const writer = await EventWriter.connect(app.databaseUrl)
    await writer.write({ audience: [crypto.randomUUID()] })
    await writer.close()
    await app.services.events.beyond(0, AbortSignal.timeout(30_000))
  })
  afterAll(async () => {
    await client.end()
    await app.close()
  })

  /** Within a transaction that is undone: an event that has its position, and one that no sequencer has seen. */
  beforeEach(async () => {
    await client.query('begin')
    await client.query(`insert into event (id, ${OTHERS}) select gen_random_uuid(), ${OTHERS} from event`)
    await client.query('savepoint written')
  })
  afterEach(() => client.query('rollback'))

  /** Which constraint refuses it. */
  const refusedBy = async (sql: string): Promise<unknown> => {
    const constraint = await client.query(sql).then(() => null, (error: { constraint?: string }) => error.constraint)
    await client.query('rollback to savepoint written')
    return constraint
  }

  it('has a column for each of these', async () => {
    const { rows } = await client.query(`select column_name as name from information_schema.columns where table_name = 'event' and column_name <> 'position'`)
    expect(rows.map(({ name }) => name).toSorted()).toEqual(COLUMNS.toSorted())
  })

  it.each(Object.entries(OTHERWISE))('takes no other %s, whether the event has its position, has none, or gets it just then', async (column, value) => {
    expect(await refusedBy(`update event set ${column} = ${value} where position = 1`)).toBe(RULE)
    expect(await refusedBy(`update event set ${column} = ${value} where position is null`)).toBe(RULE)
    expect(await refusedBy(`update event set ${column} = ${value}, position = 2 where position is null`)).toBe(RULE)
  })

  it('gives no event another position, and takes none back', async () => {
    expect(await refusedBy('update event set position = 3 where position = 1')).toBe(RULE)
    expect(await refusedBy('update event set position = null where position = 1')).toBe(RULE)
  })

  it('forgets no event', async () => {
    expect(await refusedBy('delete from event where position = 1')).toBe(RULE)
    expect(await refusedBy('delete from event where position is null')).toBe(RULE)
  })

  it('gives a position to an event that has none', async () => {
    const { rows } = await client.query('update event set position = 2 where position is null returning position')
    expect(rows).toEqual([{ position: '2' }])
  })
})
