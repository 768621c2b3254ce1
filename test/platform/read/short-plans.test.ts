import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../../../src/app/schema.js'
import { ANONYMOUS } from '../../../src/platform/actor.js'
import type { Planning } from '../../../src/platform/read/database.js'
import { Planner } from '../../../src/platform/read/plan/planner.js'
import { startTestApp, type TestApp } from '../../support/app.js'

const REQUEST = '00000000-0000-7000-8000-000000000001'

describe('a planned statement promises to be short', () => {
  let app: TestApp
  let planner: Planner
  beforeAll(async () => {
    app = await startTestApp()
    planner = new Planner(await buildSchema(), app.services.reading)
  })
  afterAll(() => app.close())

  const isShort = (query: string, variables: Record<string, unknown> = {}): boolean => {
    const planned = planner.statement({ document: parse(query), operationName: null, variables, actor: ANONYMOUS, locale: 'en', now: app.services.now() })
    if (typeof planned === 'string') throw new Error(planned)
    return planned.plan.isShort
  }

  it.each([
    ['counts all pages', '{ bulkRequests(first: 1) { totalCount } }'],
    ['counts below an object', `{ bulkRequest(id: "${REQUEST}") { matchPlans { totalCount } } }`],
    ['looks for words', '{ products(filter: { search: "paving" }) { edges { node { id } } } }'],
    ['filters', '{ bulkRequests(filter: { status: [PUBLISHED] }) { edges { node { id } } } }'],
    ['sums', '{ fulfilmentOverview(by: [MONTH]) { month } }'],
  ])('not when it %s', (_, query) => {
    expect(isShort(query)).toBe(false)
  })

  it('not when a filter is given in a variable, but when none is', () => {
    const query = 'query ($filter: BulkRequestFilter) { bulkRequests(filter: $filter) { edges { node { id } } } }'
    expect(isShort(query, { filter: { status: ['PUBLISHED'] } })).toBe(false)
    expect(isShort(query, { filter: { status: null } })).toBe(true)
    expect(isShort(query)).toBe(true)
  })

  it('and one that filters says that its values matter, wherever it is run', async () => {
    const { reading } = app.services
    const asked: unknown[] = []
    const told = { query: (sql: string, values: readonly unknown[], planning?: Planning) => { asked.push(planning); return reading.database.query(sql, values, planning) } }
    const telling = new Planner(await buildSchema(), { ...reading, database: told }, reading.database)
    for (const query of ['{ products(filter: { kind: [COMMODITY] }) { totalCount edges { node { id } } } }', '{ products { totalCount } }', '{ products { edges { node { id } } } }']) {
      expect(await telling.answer({ document: parse(query), operationName: null, variables: {}, actor: ANONYMOUS, locale: 'en', now: app.services.now() })).toContain('"products"')
    }
    expect(asked).toEqual([{ byValues: true }, { byValues: false }])
  })

  it.each([
    ['reads an object by its id, with what belongs to it', `{ bulkRequest(id: "${REQUEST}") { title lines { description } } }`],
    ['reads a page along its order', '{ bulkRequests(first: 50) { edges { node { title lines { product { name } } } } pageInfo { hasNextPage } } }'],
    ['reads on from a cursor, backwards too', '{ products(last: 5) { edges { cursor } } }'],
  ])('when it %s', (_, query) => {
    expect(isShort(query)).toBe(true)
  })
})
