import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '../../src/app/modules.js'
import { holds } from '../../src/platform/policy.js'
import { loadByIds } from '../../src/platform/read/load.js'
import { Parameters } from '../../src/platform/read/parameters.js'
import { allReadModels, type ReadModel } from '../../src/platform/read/read-model.js'
import { buildRow, selectList, type Row } from '../../src/platform/read/row-shape.js'
import { addOnlookers } from '../support/onlookers.js'
import { buildWorld, type World } from '../support/world.js'
import { peopleOf, type Person } from './who-reads.js'

const fields = allReadModels().flatMap((model) => Object.entries(model.fields).map(([field, policy]) => [`${model.entity.name}.${field}`, model, policy] as const))

describe('the two readings of a policy', () => {
  let world: World
  let actors: Person[]
  const rows = new Map<string, Row>()
  beforeAll(async () => {
    world = await buildWorld()
    await addOnlookers(world)
    actors = await peopleOf(world)
    for (const model of allReadModels()) for (const row of await everyRow(world, model)) rows.set(row.id, row)
  }, 300_000)
  afterAll(() => world.app.close())

  it('cover every table that holds an entity', () => {
    expect(allReadModels().map(({ entity }) => entity.name).toSorted()).toEqual(entities.map(({ name }) => name).toSorted())
  })

  it('have a row of every type to be read on', () => {
    const met = new Set([...rows.values()].map(({ __typename }) => __typename))
    expect(allReadModels().map(({ entity }) => entity.name).filter((name) => !met.has(name))).toEqual([])
  })

  it.each(allReadModels().map((model) => [model.entity.name, model] as const))('agree on every row of %s for every actor', async (name, model) => {
    const own = [...rows.values()].filter((row) => row.__typename === name)
    const { statements, database, entityOf } = world.app.services.reading
    const seenBySomebody = new Set<string>()
    for (const { name: who, actor } of actors) {
      const seen = (await loadByIds({ statements, database, entityOf, actor }, model.entity, own.map(({ id }) => id))).flatMap((row) => row ? [row.id] : [])
      const allowed = own.filter((row) => holds(model.view, actor, withParents(world, row, rows))).map(({ id }) => id)
      expect(seen, `${who} and ${name}`).toEqual(allowed)
      for (const id of seen) seenBySomebody.add(id)
    }
    expect(seenBySomebody.size, `nobody sees any ${name}`).toBeGreaterThan(0)
  })

  it.each(fields)('agree on who reads %s, in every row for every actor', async (name, { entity }, policy) => {
    const own = [...rows.values()].filter((row) => row.__typename === entity.name)
    const { statements, database } = world.app.services.reading
    const answers = new Set<boolean>()
    for (const { name: who, actor } of actors) {
      const shape = statements.shape(entity)
      const parameters = new Parameters(actor)
      const sql = `select t.id from "${shape.table}" t where ${statements.conditionSql(policy, { shape, alias: 't', parameters })}`
      const read = new Set((await database.query(sql, parameters.values)).map(({ id }) => String(id)))
      const allowed = new Set(own.filter((row) => holds(policy, actor, row)).map(({ id }) => id))
      expect(read, `${who} and ${name}`).toEqual(allowed)
      for (const row of own) answers.add(allowed.has(row.id))
    }
    expect(answers.size, `${name} is the same for everybody`).toBe(2)
  })
})

/** Without any filter: what the test knows and no viewer may. */
async function everyRow(world: World, { entity }: ReadModel): Promise<Row[]> {
  const { statements, database } = world.app.services.reading
  const shape = statements.shape(entity)
  const records = await database.query(`select ${selectList(shape, 't')} from "${shape.table}" t order by t.id`, [])
  return records.map((record) => buildRow(shape, record))
}

/** The row as a command has it: with the rows that its relations point to. */
function withParents(world: World, row: Row, rows: ReadonlyMap<string, Row>): Row {
  const { properties } = world.app.services.orm.getMetadata().getByClassName(row.__typename as never) as unknown as { properties: Record<string, { kind: string }> }
  const parents = Object.entries(properties).filter(([, { kind }]) => kind === 'm:1').flatMap(([name]) => {
    const parent = rows.get(String(row[name]))
    return parent ? [[name, withParents(world, parent, rows)] as const] : []
  })
  return { ...row, ...Object.fromEntries(parents) }
}
