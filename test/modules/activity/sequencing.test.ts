import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startApp, type RunningApp } from '../../../src/app/app.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { EventWriter } from '../../support/events.js'

const WRITERS = 16
const TRANSACTIONS = 60
const PER_TRANSACTION = 4
const LEADER = `select pid from pg_locks where locktype = 'advisory' and classid = 4711 and objid = 1 and granted and database = (select oid from pg_database where datname = current_database())`

describe('the sequence of events', () => {
  let app: TestApp
  let other: RunningApp
  let admin: EventWriter

  beforeAll(async () => {
    app = await startTestApp()
    other = await startApp({
      databaseUrl: app.databaseUrl, host: '127.0.0.1', port: 0, logLevel: 'silent', schedules: false, sandbox: false, settings: { sessionHours: 1, awardResponseHours: 48 },
    })
    admin = await EventWriter.connect(app.databaseUrl)
  })
  afterAll(async () => {
    await admin.close()
    await other.close()
    await app.close()
  })

  const killLeader = async (): Promise<void> => {
    const { rows } = await admin.client.query(`select pg_terminate_backend(pid) as killed, pid from (${LEADER}) as leader`)
    expect(rows).toHaveLength(1)
  }
  const everything = async (): Promise<{ id: string; position: number }[]> => {
    const { rows } = await admin.client.query('select id, position::int from event order by position')
    return rows
  }

  it('is not held up by a transaction that stays open', async () => {
    const slow = await EventWriter.connect(app.databaseUrl)
    await slow.client.query('begin')
    const [late] = await slow.write({})
    const [early] = await admin.write({})
    await vi.waitFor(async () => expect(await everything()).toContainEqual({ id: early, position: 1 }), 10_000)
    await slow.client.query('commit')
    await vi.waitFor(async () => expect(await everything()).toContainEqual({ id: late, position: 2 }), 10_000)
    await slow.close()
  })

  it('takes in what an old transaction, or a node with another clock, commits late', async () => {
    const before = (await everything()).length
    await admin.client.query(
      `insert into event (id, type, occurred_at, subject_type, subject_id, subject_version, correlation_id, payload, changes, about, audience, oversight, is_public)
       values ('00000000-0000-7000-8000-000000000001', 'MemberRemoved', now(), 'Member', gen_random_uuid(), 1, 'test', '{}', '[]', '{}', '{}', false, false)`)
    await vi.waitFor(async () => expect(await everything()).toContainEqual({ id: '00000000-0000-7000-8000-000000000001', position: before + 1 }), 10_000)
  })

  it('is led by one node, and by another at once when its connection is cut', async () => {
    const leaders = async (): Promise<unknown[]> => (await admin.client.query(LEADER)).rows
    const [before] = await leaders()
    await killLeader()
    await vi.waitFor(async () => {
      const after = await leaders()
      expect(after).toHaveLength(1)
      expect(after[0]).not.toEqual(before)
    }, 5_000)
  })

  it('has no gap, loses nothing and doubles nothing while many write and leaders die', async () => {
    const seen = [app, other].map(({ services }) => {
      const rows: { id: string; position: number }[] = []
      services.events.listen(({ id, position }) => rows.push({ id, position }))
      return { rows, from: services.events.head }
    })
    const writers = Array.from({ length: WRITERS }, async (_, w) => {
      const writer = await EventWriter.connect(app.databaseUrl)
      for (let t = 0; t < TRANSACTIONS; t++) {
        await writer.client.query('begin')
        await writer.write({ count: PER_TRANSACTION })
        if ((t + w) % 5 === 0) await new Promise((resolve) => setTimeout(resolve, (w * 7) % 30))
        await writer.client.query((t + w) % 11 === 0 ? 'rollback' : 'commit')
        if (w === 0 && t % 20 === 10) await killLeader().catch(() => undefined)
      }
      await writer.close()
    })
    await Promise.all(writers)
    await vi.waitFor(async () => expect((await everything()).every(({ position }) => position !== null)).toBe(true), 20_000)

    const log = await everything()
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => index + 1))
    expect(log.length).toBeGreaterThan(WRITERS * TRANSACTIONS * PER_TRANSACTION * 0.8)
    for (const { rows, from } of seen) {
      await vi.waitFor(() => expect(from + rows.length).toBe(log.length), 20_000)
      expect(rows).toEqual(log.slice(from))
    }
  })
})
