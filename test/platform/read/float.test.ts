import fc from 'fast-check'
import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../../../src/app/schema.js'
import { resolveActor } from '../../../src/modules/organizations/index.js'
import type { Actor } from '../../../src/platform/actor.js'
import { Planner } from '../../../src/platform/read/plan/planner.js'
import { actor } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aFacility } from '../../support/workshop.js'

const QUERY = parse('query ($id: ID!) { facility(id: $id) { name latitude longitude } }')

describe('a number with a fraction in a planned query', () => {
  let app: TestApp
  let planner: Planner
  let manager: Actor
  let id: string
  beforeAll(async () => {
    app = await startTestApp()
    planner = new Planner(await buildSchema(), app.services.reading)
    const client = await actor(app, { name: 'Lapas', kind: 'FACILITY' })
    manager = await resolveActor(app.services.reading.database, client.token)
    id = await aFacility(client, { name: 'At 1e-05, -0, 7e+22' })
    // What is read must not depend on what may be written.
    await run('alter table facility drop constraint facility__on_earth')
  })
  afterAll(() => app.close())

  const run = (sql: string, values: unknown[] = []) => app.services.reading.database.query(sql, values)
  const read = async (latitude: number, longitude: number): Promise<string | null> => {
    await run('update facility set latitude = $1::text::float8, longitude = $2::text::float8', [latitude, longitude].map((of) => Object.is(of, -0) ? '-0' : String(of)))
    return await planner.answer({ document: QUERY, operationName: null, variables: { id }, actor: manager, locale: 'en', now: app.services.now() })
  }
  const written = (latitude: number, longitude: number): string => JSON.stringify({ facility: { name: 'At 1e-05, -0, 7e+22', latitude, longitude } })

  it.each([
    [0.00005, 0.000001], [-1e-7, 1.5e-10], [-0, 0], [1e23, -1e23], [1e15, 1e20], [1e21, 1e22], [5e-324, Number.MAX_VALUE], [0.1, 106.63],
  ])('is written as JavaScript writes it: %d and %d', async (latitude, longitude) => {
    expect(await read(latitude, longitude)).toBe(written(latitude, longitude))
  })

  it('is written as JavaScript writes it, whatever it is', async () => {
    const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, min: -1e-3, max: 1e-3 }), fc.maxSafeInteger())
    await fc.assert(fc.asyncProperty(number, number, async (latitude, longitude) => {
      expect(await read(latitude, longitude)).toBe(written(latitude, longitude))
    }), { numRuns: 300 })
  })
})
