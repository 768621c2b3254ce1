import { getNamedType, isEnumType, isInputObjectType, parse, type GraphQLField, type GraphQLSchema } from 'graphql'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateWorld, SIZES, TOKENS } from '../../bench/read/world/world.js'
import { buildSchema } from '../../src/app/schema.js'
import { resolveActor } from '../../src/modules/organizations/index.js'
import type { Actor } from '../../src/platform/actor.js'
import { Planner } from '../../src/platform/read/plan/planner.js'
import { startTestApp, type TestApp } from '../support/app.js'

interface Node { 'Node Type': string; 'Relation Name'?: string; Plans?: Node[]; 'Rows Removed by Filter'?: number; 'Shared Hit Blocks': number; 'Shared Read Blocks': number }

/** Tables of the generated world with at least a thousand rows. */
const BIG = new Set(['bulk_request', 'request_line', 'delivery_slot', 'lot', 'contract', 'contract_line', 'shipment', 'shipment_line', 'match_plan', 'award', 'capacity_bucket'])

/** Rows read in vain; more of them is a walk through an index instead of the table. */
const MOST_DISCARDED = 500

describe('the lists of a larger world', () => {
  let app: TestApp
  let planner: Planner
  let schema: GraphQLSchema
  let actors: Actor[]
  beforeAll(async () => {
    app = await startTestApp()
    await generateWorld(app.databaseUrl, SIZES.small)
    schema = await buildSchema()
    planner = new Planner(schema, app.services.reading)
    actors = await Promise.all(Object.values(TOKENS).map((token) => resolveActor(app.services.reading.database, token)))
  }, 300_000)
  afterAll(() => app.close())

  it('never walk through a whole big table, whichever filter and order is asked for', async () => {
    const combinations = listsOf(schema).flatMap((field) => filtersOf(field).flatMap((filter) => ordersOf(field).map((order) => ({ field: field.name, filter, order }))))
    expect(combinations.length).toBeGreaterThan(30)
    const walking: string[] = []
    for (const { field, filter, order } of combinations) {
      for (const actor of actors) {
        const query = `{ ${field}(first: 20, orderBy: ${order}${filter === '' ? '' : `, filter: { ${filter} }`}) { edges { node { id } } pageInfo { hasNextPage } } }`
        for (const table of await scannedTables(query, actor)) walking.push(`${table}: ${query} as ${actor.organizationKind}`)
      }
    }
    expect(walking).toEqual([])
  })

  it('read as much for the last pages as for the first', async () => {
    const buffers = async (after: string): Promise<number> => {
      const { Plan } = await explained(`{ bulkRequests(first: 1, ${after}) { edges { node { id title } } } }`, actors[0])
      return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
    }
    const { rows } = await onDatabase(app, 'select id from bulk_request order by id desc offset 1000 limit 1')
    const cursor = Buffer.from(JSON.stringify(['NEWEST', rows[0].id])).toString('base64url')
    const first = await buffers('orderBy: NEWEST')
    expect(await buffers(`orderBy: NEWEST, after: "${cursor}"`)).toBeLessThanOrEqual(first + 5)
  })

  const explained = async (query: string, actor: Actor | undefined): Promise<{ Plan: Node }> => {
    if (!actor) throw new Error('no actor')
    const answer = await planner.explain({ document: parse(query), operationName: null, variables: null, actor, locale: 'en', now: app.services.now() })
    if ('ordinary' in answer) throw new Error(`${query}: ${answer.ordinary}`)
    return (answer.explain as [{ Plan: Node }])[0]
  }

  const scannedTables = async (query: string, actor: Actor): Promise<string[]> => {
    const found: string[] = []
    const walk = (node: Node): void => {
      const table = node['Relation Name']
      const isWalked = node['Node Type'] === 'Seq Scan' || (node['Rows Removed by Filter'] ?? 0) > MOST_DISCARDED
      if (isWalked && table && BIG.has(table)) found.push(table)
      for (const inner of node.Plans ?? []) walk(inner)
    }
    walk((await explained(query, actor)).Plan)
    return found
  }
})

async function onDatabase(app: TestApp, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: app.databaseUrl })
  await client.connect()
  return await client.query(sql).finally(() => client.end())
}

function listsOf(schema: GraphQLSchema): GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ type, args }) => getNamedType(type).name.endsWith('Connection') && args.some(({ name }) => name === 'orderBy'))
}

function ordersOf(field: GraphQLField<unknown, unknown>): string[] {
  const type = getNamedType(field.args.find(({ name }) => name === 'orderBy')?.type)
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : []
}

/** No filter, and each filter by itself with a value of its type. */
function filtersOf(field: GraphQLField<unknown, unknown>): string[] {
  const type = getNamedType(field.args.find(({ name }) => name === 'filter')?.type)
  if (!isInputObjectType(type)) return ['']
  return ['', ...Object.values(type.getFields()).filter(({ name }) => name !== 'mine').map((of) => `${of.name}: ${valueOf(String(of.type), getNamedType(of.type))}`)]
}

function valueOf(written: string, type: ReturnType<typeof getNamedType>): string {
  const one = isEnumType(type) ? type.getValues().at(-1)?.name ?? '' : VALUES[type?.name ?? ''] ?? '"31.71"'
  return written.includes('[') ? `[${one}]` : one
}

const VALUES: Readonly<Record<string, string>> = {
  UUID: '"00000000-0000-7000-8000-000000000000"', ID: '"00000000-0000-7000-8000-000000000000"', DateTime: '"2026-12-30T00:00:00Z"', Date: '"2027-12-30"',
  Boolean: 'true', Int: '1', String: '"no such text"',
}
