import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/platform/actor.js'
import { encodeCursor, type TotalOrder } from '../../../src/platform/read/keyset.js'
import { allReadModels } from '../../../src/platform/read/read-model.js'
import { columnFor, type Row } from '../../../src/platform/read/row-shape.js'
import { valuesOf } from './filter-values.js'
import { aLargerWorld, buffersOf, rowsReadOf, type LargerWorld } from './larger-world.js'
import { offeredLists, type OfferedList } from './offered-lists.js'

/** Rows behind a list that is worth an index. */
const BIG = 1_000
const PAGE = 20
const DEEP = 1_000
/** Buffers to find one row by its id: rows further on may lie further apart. */
const PROBE = 4

/** Rows of one table for a page of 20: half of what walking the smallest of them would read. */
const MOST_READ = BIG / 2

/** Some see rows of these by one column or another, or by being in a list, which no index has in order: planned once for everybody, they read all that is theirs. */
const NOT_IN_ORDER = new Set(['Organization.members', 'Query.matchPlans'])

describe('the lists of a larger world', () => {
  let world: LargerWorld
  let lists: OfferedList[]
  const big = new Set<string>()
  beforeAll(async () => {
    world = await aLargerWorld()
    lists = offeredLists(world.schema)
    for (const { relname } of await world.sql(`select relname from pg_class where relkind = 'r' and reltuples >= ${BIG}`)) big.add(String(relname))
  }, 300_000)
  afterAll(() => world.close())

  it('are long enough to tell', () => {
    expect(lists.length).toBeGreaterThan(15)
    expect(lists.filter(({ node }) => !big.has(tableOf(node))).map(({ name }) => name)).toEqual([])
  })

  it('are all that the read models declare, with all their filters', () => {
    const offered = new Set(lists.flatMap(({ name, node, filters }) => [name, ...filters.map((filter) => `${node.entity.name} by ${filter.name}`)]))
    const declared = allReadModels().flatMap(({ entity, relations, filters }) => [
      ...Object.entries(relations).filter(([, relation]) => 'page' in relation).map(([field]) => `${entity.name}.${field}`),
      ...Object.keys(filters).map((filter) => `${entity.name} by ${filter}`),
    ])
    // Holidays are a list of their own, with a rule about their range.
    expect(declared.filter((name) => !offered.has(name) && !name.startsWith('Holiday by'))).toEqual([])
  })

  it('read no more than a page needs', async () => {
    const excessive = await Promise.all(lists.map((list) => readingMoreThan(MOST_READ, list, '', everybody(), { anew: NOT_IN_ORDER.has(list.name) })))
    expect(excessive.flat()).toEqual([])
  })

  it('read no more for one filter, in any order, than what passes it, or what does not where that is less', async () => {
    const excessive: string[] = []
    for (const list of lists) {
      const all = await countOf(list, '')
      for (const { name, few, many } of await filtersOf(list)) {
        for (const filter of [`${name}: ${few}`, `${name}: ${many}`]) {
          const passing = await countOf(list, filter)
          excessive.push(...await readingMoreThan(MOST_READ + Math.min(passing, all - passing), list, filter, everybody()))
        }
      }
    }
    expect(excessive).toEqual([])
  })

  it('read no more for two filters, in any order, than what passes the narrower one', async () => {
    const excessive: string[] = []
    for (const list of lists) {
      const filters = await Promise.all((await filtersOf(list)).map(async ({ name, few, many }) => {
        const [fewest, most] = [`${name}: ${few}`, `${name}: ${many}`]
        return { few: { filter: fewest, passing: await countOf(list, fewest) }, many: { filter: most, passing: await countOf(list, most) } }
      }))
      for (const [one, other] of pairsOf(filters)) {
        for (const [a, b] of [[one.few, other.many], [one.many, other.few], [one.many, other.many]] as const) {
          const most = MOST_READ + Math.min(a.passing, b.passing)
          excessive.push(...await readingMoreThan(most, list, `${a.filter}, ${b.filter}`, [world.actors.supervisor]))
        }
      }
    }
    expect(excessive).toEqual([])
  })

  it('cost the same a thousand rows further on', async () => {
    const dearer: string[] = []
    for (const list of lists) {
      for (const order of list.orders) {
        const [first, deep] = await Promise.all(['', `, after: "${await cursorAt(list, order)}"`].map(async (after) => {
          const plan = await world.explained(await queryFor(list, `first: ${PAGE}${after}`, order), world.actors.supervisor)
          return { rows: rowsReadOf(plan).get(tableOf(list.node)) ?? 0, buffers: buffersOf(plan) }
        }))
        if (!first || !deep || deep.rows < PAGE || deep.rows > first.rows + PAGE || deep.buffers > first.buffers + PAGE * PROBE) {
          dearer.push(`${list.name} ${order.name}: ${JSON.stringify({ first, deep })}`)
        }
      }
    }
    expect(dearer).toEqual([])
  })

  const tableOf = ({ entity }: OfferedList['node']): string => world.app.services.reading.statements.shape(entity).table
  const columnOf = ({ node }: OfferedList, property: string): string => columnFor(world.app.services.reading.statements.shape(node.entity), property).column

  const filtersOf = (list: OfferedList) => Promise.all(list.filters.map(async (filter) => ({ name: filter.name, ...await valuesOf(world, list, filter) })))

  /** A page of the list at the root, or below the row that most others are below. */
  const queryFor = async (list: OfferedList, args: string, order: TotalOrder | undefined, page = '{ edges { cursor node { id } } pageInfo { hasNextPage endCursor } }'): Promise<string> => {
    const asked = `${list.field}(${args}${order && list.isOrderGiven ? `, orderBy: ${order.name}` : ''}) ${page}`
    return list.below ? `{ node(id: "${await longestOf(list, list.below.by)}") { ... on ${list.below.parent.entity.name} { ${asked} } } }` : `{ ${asked} }`
  }

  const longestOf = async (list: OfferedList, by: string): Promise<unknown> => {
    const key = `"${columnOf(list, by)}"`
    const [longest] = await world.sql(`select ${key} as id from "${tableOf(list.node)}" where ${key} is not null group by 1 order by count(*) desc limit 1`)
    return longest?.['id']
  }

  const everybody = (): Actor[] => Object.values(world.actors)

  const countOf = async (list: OfferedList, filter: string): Promise<number> => {
    const text = await world.answer(await queryFor(list, argumentsOf(list, filter), undefined, '{ totalCount }'), world.actors.supervisor)
    return Number(/"totalCount":(\d+)/.exec(text)?.[1])
  }

  const readingMoreThan = async (most: number, list: OfferedList, filter: string, actors: readonly Actor[], planning?: { anew: boolean }): Promise<string[]> => {
    const found: string[] = []
    for (const order of list.orders) {
      const query = await queryFor(list, argumentsOf(list, filter), order)
      for (const actor of actors) {
        for (const [table, rows] of rowsReadOf(await world.explained(query, actor, planning))) {
          if (big.has(table) && rows > most) found.push(`${list.name} ${order.name} { ${filter} } as ${actor.organizationKind}: ${rows} rows of ${table}`)
        }
      }
    }
    return found
  }

  const cursorAt = async (list: OfferedList, { name, keys, direction }: TotalOrder): Promise<string> => {
    const columns = keys.map(([property]) => ({ property, column: columnOf(list, property) }))
    const below = list.below ? `where "${columnOf(list, list.below.by)}" = '${await longestOf(list, list.below.by)}'` : ''
    const [row] = await world.sql(`select ${columns.map(({ property, column }) => `"${column}"::text as "${property}"`).join()} from "${tableOf(list.node)}" ${below}
      order by ${columns.map(({ column }) => `"${column}" ${direction}`).join()} offset ${DEEP} limit 1`)
    if (!row) throw new Error(`${list.name} has less than ${DEEP} rows`)
    return encodeCursor({ name, keys, direction }, row as Row)
  }
})

function argumentsOf(list: OfferedList, filter: string): string {
  return `first: ${PAGE}${filter === '' ? '' : `, ${list.written(filter)}`}`
}

function pairsOf<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, i) => all.slice(i + 1).map((other): [T, T] => [one, other]))
}
