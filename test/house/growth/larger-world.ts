import { parse, type GraphQLSchema } from 'graphql'
import pg from 'pg'
import { generateWorld, TOKENS, type WorldSize } from '../../../bench/read/world/world.js'
import { buildSchema } from '../../../src/app/schema.js'
import { resolveActor } from '../../../src/modules/organizations/index.js'
import type { Actor } from '../../../src/platform/actor.js'
import { PooledDatabase } from '../../../src/platform/read/database.js'
import { Planner, type QueryToPlan } from '../../../src/platform/read/plan/planner.js'
import { startTestApp, type TestApp } from '../../support/app.js'

/** Over a thousand rows behind every list, and below one row of every kind. */
const SIZE: WorldSize = { organizations: 2_500, facilities: 1_200, products: 1_200, lines: 80, days: 400, requests: 2_000, contracts: 1_500 }

/** How PostgreSQL ran a part of a statement. */
export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: PlanNode[]
}

export interface LargerWorld {
  app: TestApp
  schema: GraphQLSchema
  /** Who sees everything, a buyer, and a facility with long lists. */
  actors: Record<'supervisor' | 'buyer' | 'facility', Actor>
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** Runs a query as somebody; fails if it is not planned. A statement that promises to be short runs as it does in the program, planned once for all values, unless it is to be planned `anew`. */
  explained(query: string, actor: Actor, planning?: { anew: boolean }): Promise<PlanNode>
  answer(query: string, actor: Actor): Promise<string>
  close(): Promise<void>
}

export async function aLargerWorld(): Promise<LargerWorld> {
  const app = await startTestApp()
  await generateWorld(app.databaseUrl, SIZE, [new URL('long-lists.sql', import.meta.url)])
  const pool = new pg.Pool({ connectionString: app.databaseUrl })
  const database = new PooledDatabase(pool)
  const schema = await buildSchema()
  const planner = new Planner(schema, { ...app.services.reading, database })
  const [supervisor, buyer] = await Promise.all([resolveActor(database, TOKENS.supervisor), resolveActor(database, TOKENS.buyer)])
  const [first] = await database.query(`select organization_id from facility order by id limit 1`, [])
  const facility: Actor = { ...buyer, organizationId: String(first?.['organization_id']), organizationKind: 'FACILITY', roles: new Set(['PRODUCTION_MANAGER']) }
  const asked = (query: string, actor: Actor): QueryToPlan => ({ document: parse(query), operationName: null, variables: null, actor, locale: 'en', now: app.services.now() })
  return {
    app, schema, actors: { supervisor, buyer, facility },
    sql: (text, values = []) => database.query(text, values),
    explained: async (query, actor, { anew } = { anew: false }) => {
      const bound = planner.statement(asked(query, actor))
      if (typeof bound === 'string') throw new Error(`${query}: ${bound}`)
      return await explainedOn(pool, { sql: bound.plan.sql, values: bound.values, isPlannedOnce: bound.plan.isShort && !anew })
    },
    answer: async (query, actor) => await planner.answer(asked(query, actor)) ?? '',
    close: async () => {
      await pool.end()
      await app.close()
    },
  }
}

export function buffersOf(plan: PlanNode): number {
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
}

/** Rows of each table that were looked at, whether they were wanted or not. */
export function rowsReadOf(plan: PlanNode): Map<string, number> {
  const read = new Map<string, number>()
  const walk = (node: PlanNode): void => {
    const table = node['Relation Name']
    const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops']
    if (table) read.set(table, (read.get(table) ?? 0) + rows)
    for (const inner of node.Plans ?? []) walk(inner)
  }
  walk(plan)
  return read
}

async function explainedOn(pool: pg.Pool, { sql, values, isPlannedOnce }: { sql: string; values: unknown[]; isPlannedOnce: boolean }): Promise<PlanNode> {
  const client = await pool.connect()
  try {
    await client.query(`set plan_cache_mode = ${isPlannedOnce ? 'force_generic_plan' : 'force_custom_plan'}`)
    await client.query(`prepare asked as ${sql}`)
    const given = values.map((value) => value === null ? 'null' : pg.escapeLiteral(written(value)))
    const { rows: [row] } = await client.query(`explain (analyze, buffers, format json) execute asked${given.length > 0 ? `(${given.join(', ')})` : ''}`)
    await client.query('deallocate asked')
    return (row['QUERY PLAN'] as [{ Plan: PlanNode }])[0].Plan
  } finally {
    client.release()
  }
}

/** A parameter as the driver writes it. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map((part) => JSON.stringify(String(part))).join()}}`
  return value instanceof Date ? value.toISOString() : String(value)
}
