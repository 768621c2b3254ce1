import { parse, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../../src/app/schema.js'
import { resolveActor } from '../../src/modules/organizations/index.js'
import { ANONYMOUS, type Actor } from '../../src/platform/actor.js'
import { everybody, type Predicate } from '../../src/platform/policy.js'
import { allReadModels, type ReadModel } from '../../src/platform/read/read-model.js'
import { Planner } from '../../src/platform/read/plan/planner.js'
import { loadByIds } from '../../src/platform/read/load.js'
import { everybodyOf } from '../support/actors.js'
import { buildWorld, type World } from '../support/world.js'

const restricted = allReadModels().filter(({ view }) => view.kind !== 'always')

describe('a view policy whose condition is taken away', () => {
  let world: World
  let actors: Actor[]
  let schema: GraphQLSchema
  const ids = new Map<string, string[]>()
  beforeAll(async () => {
    world = await buildWorld()
    schema = await buildSchema()
    const { database, statements } = world.app.services.reading
    // Takes part in every plan, and supplies nothing of it.
    const bystander = await world.strangerOf(world.facility.manager)
    await database.query('update match_plan set participants = participants || $1::uuid', [bystander.organizationId])
    actors = [ANONYMOUS, ...await Promise.all(everybodyOf(world.app).map(({ token }) => resolveActor(database, token)))]
    // Facilities of an organization that is not verified (any more) are hidden: the world has none of these.
    await database.query(`update organization set status = 'SUSPENDED' where id = $1`, [world.facility.manager.organizationId])
    for (const { entity } of restricted) {
      const rows = await database.query(`select id from "${statements.shape(entity).table}" order by id limit 1000`, [])
      ids.set(entity.name, rows.map(({ id }) => String(id)))
    }
  }, 300_000)
  afterAll(() => world.app.close())

  /** How many rows of a type each actor sees, by the SQL that reads run. */
  const seen = async ({ entity }: ReadModel): Promise<number[]> => {
    const own = ids.get(entity.name) ?? []
    return await Promise.all(actors.map(async (actor) =>
      (await loadByIds({ ...world.app.services.reading, actor }, entity, own)).filter((row) => row !== null).length))
  }

  /** The same by the statement that `nodes` is planned as. */
  const seenThroughNode = async ({ entity }: ReadModel, actor: Actor): Promise<number> => {
    const planner = new Planner(schema, world.app.services.reading)
    const document = parse(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${entity.name} { id } } }`)
    let found = 0
    for (const some of chunksOf(ids.get(entity.name) ?? [], 100)) {
      const text = await planner.answer({ document, operationName: null, variables: { ids: some }, actor, locale: 'en', now: world.app.services.now() })
      found += (JSON.parse(text ?? '{}') as { nodes: unknown[] }).nodes.filter((row) => row !== null).length
    }
    return found
  }

  it.each(restricted.map((model) => [model.entity.name, model] as const))('shows rows of %s to somebody who may not see them', async (name, model) => {
    const { view } = model
    expect(ids.get(name), `no row of ${name} in the world`).not.toEqual([])
    const before = await seen(model)
    try {
      for (const mutant of [everybody, ...takenForGranted(view, IMPLIED[name] ?? [])]) {
        model.view = mutant
        const after = await seen(model)
        const who = after.findIndex((count, i) => count > (before[i] ?? 0))
        expect(who, `${name} shows nothing more with ${JSON.stringify(mutant)}`).toBeGreaterThan(-1)
        expect(await seenThroughNode(model, actors[who] ?? ANONYMOUS), `through node(), with ${JSON.stringify(mutant)}`).toBe(after[who])
      }
    } finally {
      model.view = view
    }
    expect(await seen(model)).toEqual(before)
  })
})

function chunksOf(ids: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, i) => ids.slice(i * size, (i + 1) * size))
}

/** Properties whose condition follows from another fact: who supplies an allocation takes part in its plan; only a published request is amended. */
const IMPLIED: Readonly<Record<string, readonly string[]>> = { Allocation: ['participants'], BulkRequestAmendment: ['isPublished'] }

/** Each condition on a row taken for granted in turn; what asks about the actor alone is the authorization matrix's to test. */
function takenForGranted(predicate: Predicate, implied: readonly string[]): Predicate[] {
  switch (predicate.kind) {
    case 'all':
    case 'any': return predicate.of.flatMap((part, i) => takenForGranted(part, implied).map((less) => ({ kind: predicate.kind, of: predicate.of.with(i, less) }) as const))
    case 'through': return takenForGranted(predicate.of, implied).map((of) => ({ kind: 'through', relation: predicate.relation, of }) as const)
    case 'actor': case 'always': case 'never': return []
    case 'not': return [everybody]
    default: return implied.includes(predicate.property) ? [] : [everybody]
  }
}
