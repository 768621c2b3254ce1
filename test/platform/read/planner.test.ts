import fc from 'fast-check'
import { execute, parse, validate, type DocumentNode, type ExecutionArgs, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../../../src/app/schema.js'
import { resolveActor } from '../../../src/modules/organizations/index.js'
import { ANONYMOUS, type Actor } from '../../../src/platform/actor.js'
import { Context } from '../../../src/platform/context.js'
import { encodeCursor, totalOrder } from '../../../src/platform/read/keyset.js'
import { Planner } from '../../../src/platform/read/plan/planner.js'
import { allReadModels } from '../../../src/platform/read/read-model.js'
import { Reader } from '../../../src/platform/read/reader.js'
import { buildRow, selectList } from '../../../src/platform/read/row-shape.js'
import type { Locale } from '../../../src/platform/locale.js'
import type { Viewer } from '../../../src/platform/viewer.js'
import { everybodyOf } from '../../support/actors.js'
import { addOnlookers } from '../../support/onlookers.js'
import { aFacility } from '../../support/workshop.js'
import { buildWorld, type World } from '../../support/world.js'
import { randomQuery, randomSnapshot } from './random-query.js'

const RUNS = Number(process.env['PLANNER_RUNS'] ?? 2_000)

describe('a planned query', () => {
  let world: World
  let schema: GraphQLSchema
  let planner: Planner
  let actors: Actor[]
  const ids = new Map<string, string[]>()
  const cursors = new Map<string, string[]>()
  const known = { idsOf: (type: string) => ids.get(type) ?? [], cursorsOf: (type: string, order: string) => cursors.get(`${type} ${order}`) ?? [] }
  beforeAll(async () => {
    world = await buildWorld()
    await aFacility(world.facility.manager, { name: 'Lapas di khatulistiwa', latitude: 0.00005, longitude: -1e-7 })
    await addOnlookers(world)
    schema = await buildSchema()
    const { reading } = world.app.services
    planner = new Planner(schema, reading)
    actors = [ANONYMOUS, ...await Promise.all(everybodyOf(world.app).map(({ token }) => resolveActor(reading.database, token)))]
    for (const { entity, orders } of allReadModels()) {
      const shape = reading.statements.shape(entity)
      const records = await reading.database.query(`select ${selectList(shape, 't')} from "${shape.table}" t order by id limit 8`, [])
      const rows = records.map((record) => buildRow(shape, record))
      ids.set(entity.name, rows.map(({ id }) => id))
      for (const [name, keys] of Object.entries(orders)) cursors.set(`${entity.name} ${name}`, rows.map((row) => encodeCursor(totalOrder(name, keys), row)))
    }
  }, 300_000)
  afterAll(() => world.app.close())

  /** Every other actor reads Indonesian. */
  const localeOf = (actor: Actor): Locale => actors.indexOf(actor) % 2 === 0 ? 'en' : 'id'
  const lookedAtBy = (actor: Actor): Viewer => ({ actor, locale: localeOf(actor), now: world.app.services.now() })

  const ordinary = async (query: string | DocumentNode, variables: Record<string, unknown>, actor: Actor, more: Pick<ExecutionArgs, 'operationName' | 'rootValue'> = {}): Promise<string> => {
    const context = new Context(world.app.services, {
      actor, locale: localeOf(actor), correlationId: 'test', idempotency: null, dryRun: false, remoteAddress: '127.0.0.1',
    } as never)
    const result = await execute({ schema, document: typeof query === 'string' ? parse(query) : query, contextValue: context, variableValues: variables, ...more })
    return result.errors ? `errors: ${result.errors.map(String).join()}` : JSON.stringify(result.data)
  }

  const anyActor = fc.integer({ min: 0, max: 1_000 }).map((index) => actors[index % actors.length] ?? ANONYMOUS)

  it(`answers like ordinary execution, ${RUNS} generated operations as several actors`, async () => {
    let planned = 0
    await fc.assert(fc.asyncProperty(randomQuery(schema, known), anyActor, async ({ query, variables, operationName }, actor) => {
      const document = parse(query)
      expect(validate(schema, document).map(String), query).toEqual([])
      const text = await planner.answer({ document, operationName, variables, ...lookedAtBy(actor) })
      const answer = await ordinary(document, variables, actor, { operationName })
      if (text !== null) planned += 1
      // What is not planned is refused, at least in part: only ordinary execution knows where each error belongs.
      expect(text ?? 'errors', `${query} ${JSON.stringify(variables)}`).toBe(answer.replace(/^errors.*/s, 'errors'))
    }), { numRuns: RUNS })
    expect(planned, JSON.stringify([...planner.counts.ordinary])).toBeGreaterThan(RUNS / 2)
  }, 600_000)

  it(`tells how an aggregate is like ordinary execution, ${RUNS / 10} generated first messages as several actors`, async () => {
    const { reading } = world.app.services
    let planned = 0
    await fc.assert(fc.asyncProperty(randomSnapshot(schema, known), anyActor, async ({ query, variables, of }, actor) => {
      const document = parse(query)
      expect(validate(schema, document).map(String), query).toEqual([])
      const aggregate = await new Reader({ ...reading, actor }).byId(reading.entityOf(of), String(variables['subject']))
      // Who may not see it is refused the stream, and never gets a message.
      if (!aggregate) return
      const text = await planner.answer({ document, operationName: null, variables, cursor: 'here', ...lookedAtBy(actor) })
      const answer = await ordinary(document, variables, actor, { rootValue: { cursor: 'here', event: null, aggregate } })
      if (text !== null) planned += 1
      expect(text ?? 'errors', `${query} ${JSON.stringify(variables)}`).toBe(answer.replace(/^errors.*/s, 'errors'))
    }), { numRuns: RUNS / 10 })
    expect(planned, JSON.stringify([...planner.counts.ordinary])).toBeGreaterThan(RUNS / 100)
  }, 600_000)

  it('gives the bytes of ordinary execution', async () => {
    const query = '{ bulkRequests(first: 3, orderBy: OLDEST) { totalCount edges { cursor node { id number status createdAt buyer { name kind } } } pageInfo { hasNextPage endCursor } } }'
    for (const actor of actors) {
      const text = await planner.answer({ document: parse(query), operationName: null, variables: null, ...lookedAtBy(actor) })
      expect(text).toBe(await ordinary(query, {}, actor))
    }
  })

  it('pages forwards and backwards over the same rows, with cursors that both ways of reading share', async () => {
    const page = async (args: string, actor: Actor) => {
      const query = `{ organizations(${args}, orderBy: NAME) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`
      const text = await planner.answer({ document: parse(query), operationName: null, variables: null, ...lookedAtBy(actor) })
      expect(text).toBe(await ordinary(query, {}, actor))
      return JSON.parse(text ?? '{}').organizations
    }
    for (const actor of actors.slice(1)) {
      const first = await page('first: 2', actor)
      const cursor = first.pageInfo.endCursor
      if (!cursor) continue
      await page(`first: 2, after: "${cursor}"`, actor)
      await page(`last: 1, before: "${cursor}"`, actor)
      await page('last: 2', actor)
    }
  })

  it('is one statement, however many rows it reads', async () => {
    world.app.statements.length = 0
    const client = world.agency.officer
    await client.ask('{ bulkRequests(first: 3) { totalCount edges { node { id buyer { name kind } lots { title lines { quantity { amount unit } } } } } } }')
    expect(world.app.statements.filter((sql) => sql.startsWith('select row_to_json'))).toHaveLength(1)
    expect(world.app.statements.filter((sql) => sql.includes('"bulk_request"'))).toHaveLength(1)
  })

  it('is one statement also with fields that are made in code, nodes of any type, and objects inside JSON', async () => {
    const client = world.agency.officer
    const [request = '', plan = ''] = [world.ids.publishedRequest, world.ids.proposedPlan]
    const queries: Record<string, Record<string, string | string[]>> = {
      '{ bulkRequests(first: 3) { edges { node { availableActions { action allowed reasons { code message } } lots { lines { request { availableActions { action } } } } } } } }': {},
      'query ($id: ID!) { node(id: $id) { id ... on BulkRequest { title availableActions { action } } ... on Award { availableActions { allowed } } } }': { id: request },
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on MatchPlan { breakdown { production } facilities { reason text facility { name } } availableActions { action } } } }': { ids: [plan, request] },
      '{ viewer { name } actingOrganization { availableActions { action allowed } } products(first: 2) { edges { node { conversions { unit perBaseUnit } } } } }': {},
    }
    for (const [query, variables] of Object.entries(queries)) {
      await client.ask(query, variables)
      world.app.statements.length = 0
      await client.ask(query, variables)
      expect(world.app.statements, query).toHaveLength(1)
    }
  })

  it('makes what is made in code for who looks, in their language', async () => {
    const query = (id: string) => `{ node(id: "${id}") { ... on BulkRequest { availableActions { action allowed reasons { code message } } } } }`
    const { node: { availableActions } } = await world.agency.officer.ask(query(world.ids.draftRequest)) as any
    expect(availableActions.find(({ action }: any) => action === 'publishBulkRequest')).toEqual({ action: 'publishBulkRequest', allowed: true, reasons: [] })
    const { node } = await world.facility.manager.ask(query(world.ids.publishedRequest)) as any
    expect(node.availableActions.find(({ action }: any) => action === 'publishBulkRequest').reasons.map(({ code }: any) => code)).toEqual(['FORBIDDEN', 'WRONG_STATE'])
  })

  it('lets fields of different types share a key, whoever makes them', async () => {
    const nodes = [world.ids.publishedRequest, world.ids.product, world.agency.officer.organizationId]
    const query = `{ nodes(ids: ["${nodes.join('", "')}"]) { ... on BulkRequest { mine: availableActions { action } } ... on Product { mine: conversions { unit } } ... on Organization { mine: availableActions { allowed } } } }`
    for (const actor of actors) {
      expect(await planner.answer({ document: parse(query), operationName: null, variables: null, ...lookedAtBy(actor) })).toBe(await ordinary(query, {}, actor))
    }
  })

  it('lets keys have the names that are used inside statements', async () => {
    const keys = ['o', 'q', 'c', 't', 't1', 't2', 'rn', 'data', 'refuse_null_row']
    const named = (what: string): string => keys.map((key) => `${key}: ${what}`).join(' ')
    const query = `{ q: bulkRequests(first: 2) { o: edges { c: node { ${named('number')} } } c: pageInfo { o: endCursor } } ${named('organizations(first: 1) { edges { node { id t1: name } } }').replace('q: ', 'q2: ')} }`
    for (const actor of actors) {
      expect(await planner.answer({ document: parse(query), operationName: null, variables: null, ...lookedAtBy(actor) })).toBe(await ordinary(query, {}, actor))
    }
  })

  it('finds a row by its id in capital letters, as the ordinary way does', async () => {
    const id = world.ids.publishedRequest.toUpperCase()
    const query = `{ bulkRequest(id: "${id}") { title } node(id: "${id}") { id } nodes(ids: ["${id}"]) { id } }`
    const [text, other] = [await planner.answer({ document: parse(query), operationName: null, variables: null, ...lookedAtBy(actors[1] ?? ANONYMOUS) }), await ordinary(query, {}, actors[1] ?? ANONYMOUS)]
    expect(text).toBe(other)
    expect(JSON.parse(other)).toMatchObject({ bulkRequest: { title: expect.any(String) }, node: { id: world.ids.publishedRequest } })
  })

  it('leaves no ids, or too many of them, to the ordinary way, which says what is wrong', async () => {
    expect(await world.agency.officer.refusal('{ nodes(ids: []) { id } }')).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('is bound anew for every actor and all variables, though its document is planned once for a structure', async () => {
    const byId = parse('query ($id: ID!, $with: Boolean!) { bulkRequest(id: $id) { id title buyer @include(if: $with) { name } lines { id excludedFacilities } } }')
    const list = parse(`query ($first: Int, $last: Int, $after: Cursor, $filter: BulkRequestFilter, $order: BulkRequestOrder) {
      bulkRequests(first: $first, last: $last, after: $after, filter: $filter, orderBy: $order) { totalCount edges { cursor node { id status } } pageInfo { hasNextPage hasPreviousPage } } }`)
    const requests = ids.get('BulkRequest') ?? []
    const cursor = (id: string, order: string) => Buffer.from(JSON.stringify([order, id])).toString('base64url')
    const runs = [
      ...[...requests, 'no id', '00000000-0000-7000-8000-000000000000'].flatMap((id) => [true, false].map((yes) => [byId, { id, with: yes }] as const)),
      ...[{}, { first: 1 }, { first: 2 }, { first: 3, last: null }, { last: 1 }, { order: 'OLDEST' }, { order: 'DELIVERY_SOONEST', first: 2 }].map((given) => [list, given] as const),
      ...[['DRAFT'], ['PUBLISHED'], ['DRAFT', 'PUBLISHED'], []].map((status) => [list, { filter: { status } }] as const),
      ...requests.map((id) => [list, { first: 2, after: cursor(id, 'NEWEST') }] as const),
      ...['2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'].map((publishedFrom) => [list, { filter: { publishedFrom, status: null } }] as const),
    ]
    for (const [document, variables] of runs) {
      for (const actor of actors) {
        const text = await planner.answer({ document, operationName: null, variables, ...lookedAtBy(actor) })
        expect(text, JSON.stringify(variables)).toBe(await ordinary(document, variables, actor))
      }
    }
    const foreign = { document: list, operationName: null, variables: { after: cursor(requests[0] ?? '', 'OLDEST') }, ...lookedAtBy(actors[1] ?? ANONYMOUS) }
    expect(await planner.answer(foreign)).toBeNull()
  })

  it('leaves refused arguments to the ordinary way, which says what is wrong', async () => {
    expect(await world.agency.officer.refusal('{ organizations(first: 5, last: 5) { totalCount } }')).toMatchObject({ code: 'BAD_INPUT', path: ['last'] })
    expect(await world.agency.officer.refusal('{ organizations(after: "nonsense") { totalCount } }')).toMatchObject({ code: 'BAD_INPUT', path: ['after'] })
  })
})
