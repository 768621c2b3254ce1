import { getNamedType, isListType, getNullableType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../../src/app/schema.js'
import type { TestApp } from '../support/app.js'
import { buildWorld, type World } from '../support/world.js'

describe('the statements of a list', () => {
  let world: World
  let schema: GraphQLSchema
  beforeAll(async () => {
    world = await buildWorld()
    schema = await buildSchema()
  }, 300_000)
  afterAll(() => world.app.close())

  it('do not grow with its rows, for every list of the schema with everything that its rows lead to', async () => {
    const lists = connectionsOf(schema)
    expect(lists.length).toBeGreaterThan(5)
    let compared = 0
    for (const { field, node } of lists) {
      const query = (first: number) => `{ ${field}(first: ${first}) { totalCount edges { cursor node { ${everythingOf(node)} } } } }`
      const [one, many] = [await statementsOf(world.app, query(1)), await statementsOf(world.app, query(50))]
      expect(many.statements, `${field}: ${many.rows} rows`).toBeLessThanOrEqual(one.statements)
      if (many.rows > 1) compared += 1
    }
    expect(compared).toBeGreaterThan(2)
  })

  /** As the supervisor, who sees most; the second run, when who asks and what is asked are known. */
  const statementsOf = async (app: TestApp, query: string): Promise<{ statements: number; rows: number }> => {
    await world.ministry.supervisor.ask(query)
    app.statements.length = 0
    const data = await world.ministry.supervisor.ask(query)
    const [list] = Object.values(data) as { edges: unknown[] }[]
    return { statements: app.statements.length, rows: list?.edges.length ?? 0 }
  }
})

interface List { field: string; node: GraphQLObjectType }

function connectionsOf(schema: GraphQLSchema): List[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field): List[] => {
    const type = getNamedType(field.type)
    if (!isObjectType(type) || !type.name.endsWith('Connection') || field.args.some(({ type, defaultValue }) => String(type).endsWith('!') && defaultValue === undefined)) return []
    const node = schema.getType(type.name.replace(/Connection$/, ''))
    return isObjectType(node) ? [{ field: field.name, node }] : []
  })
}

/** Every field of a row that asks for no arguments, and one level of what it leads to. */
function everythingOf(type: GraphQLObjectType, depth = 0): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((argument) => String(argument.type).endsWith('!') && argument.defaultValue === undefined)) return []
    const inner = getNamedType(field.type)
    if (!isObjectType(inner)) return [field.name]
    const isPage = inner.name.endsWith('Connection')
    if (depth >= 1 || (isPage && isListType(getNullableType(field.type)))) return []
    if (isPage) return [`${field.name}(first: 2) { edges { cursor } }`]
    const selected = everythingOf(inner, depth + 1)
    return [`${field.name} { ${selected === '' ? '__typename' : selected} }`]
  })
  return parts.join(' ')
}
