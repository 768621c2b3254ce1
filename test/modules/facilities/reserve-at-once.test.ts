import type { MikroORM } from '@mikro-orm/postgresql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '../../../src/app/modules.js'
import { bookCapacity, holdCapacity, releaseCapacity, type HoldItem } from '../../../src/modules/facilities/index.js'
import { openOrm } from '../../../src/platform/database/orm.js'
import { newId } from '../../../src/platform/id.js'
import { addDays, weekdayOf } from '../../../src/values/calendar-date.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aLine, aWorkshop, inTransaction, type Workshop } from '../../support/workshop.js'

const CLIENTS = 64
const ROUNDS = 4

/** A small generator of our own, so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

describe('64 clients that reserve the same hot days at once', () => {
  let app: TestApp
  let workshop: Workshop
  let connections: MikroORM
  let lines: string[]
  const days = Array.from({ length: 12 }, (_, index) => addDays('2026-12-01', index)).filter((day) => weekdayOf(day) <= 5)
  const run = <R>(work: Parameters<typeof inTransaction<R>>[1]): Promise<R> => inTransaction({ em: connections.em, now: app.clock.now() }, work)

  beforeAll(async () => {
    app = await startTestApp()
    app.clock.set(new Date('2026-11-24T03:00:00Z'))
    workshop = await aWorkshop(app)
    lines = [workshop.line, await aLine(workshop.manager, workshop.facility, { name: 'Mesin kedua' })]
    connections = await openOrm({ url: app.databaseUrl, entities, poolSize: CLIENTS })
  })
  afterAll(async () => {
    await connections.close()
    await app.close()
  })

  it('never oversells, never deadlocks, and leaves a ledger that equals the buckets', async () => {
    const started = newId()
    await run((tx) => holdCapacity(tx, started, lines.flatMap((line) => days.map((day): HoldItem => ({ allocationId: started, line, day, hours: '1.5' })))))
    const outcomes = (await Promise.all(Array.from({ length: CLIENTS }, (_, client) => reserveInRounds(client)))).flat()

    const refusals = outcomes.filter((outcome) => outcome instanceof Error)
    expect(refusals.filter((error) => (error as { details?: { reason?: string } }).details?.reason !== 'CAPACITY_GONE'), 'refused for another reason than capacity').toEqual([])
    expect(refusals.length, 'the days were not hot').toBeGreaterThan(CLIENTS)
    const reserved = outcomes.filter((outcome) => typeof outcome === 'number').reduce((sum, hours) => sum + hours, 1.5 * lines.length * days.length)
    const [sums] = await app.services.reading.database.query(
      'select sum(hours_held + hours_booked)::float as reserved, count(*) filter (where hours_held + hours_booked > hours_available)::int as oversold, sum(hours_available)::float as available from capacity_bucket where day = any($1::date[])', [days])
    expect(sums).toMatchObject({ oversold: 0 })
    expect(Number(sums?.['reserved'])).toBeCloseTo(reserved, 6)
    expect(Number(sums?.['reserved'])).toBeLessThanOrEqual(Number(sums?.['available']))
    expect(await workshop.ministry.ask('{ reconcileCapacity { drift { bucket } } }')).toEqual({ reconcileCapacity: { drift: [] } })
  })

  /** Holds ten buckets in an order of its own, books or gives back now and then; gives the hours that stay reserved, or the refusal. */
  async function reserveInRounds(client: number): Promise<(number | Error)[]> {
    const random = seeded(client + 1)
    const outcomes: (number | Error)[] = []
    for (let round = 0; round < ROUNDS; round++) outcomes.push(await reserveOnce(random).catch((error: Error) => error))
    return outcomes
  }

  async function reserveOnce(random: () => number): Promise<number> {
    const [planId, allocationId] = [newId(), newId()]
    const items = Array.from({ length: 10 }, (): HoldItem => ({
      allocationId, line: lines[Math.floor(random() * lines.length)] ?? '', day: days[Math.floor(random() * days.length)] ?? '', hours: '0.1',
    }))
    await run((tx) => holdCapacity(tx, planId, items))
    const fate = random()
    if (fate < 0.3) await run((tx) => releaseCapacity(tx, { planId }))
    else if (fate < 0.6) await run((tx) => bookCapacity(tx, { allocationIds: [allocationId], contractId: newId() }))
    return fate < 0.3 ? 0 : 1
  }
})
