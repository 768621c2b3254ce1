import { isDeepStrictEqual } from 'node:util'
import { getNamedType, isLeafType, parse, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../../src/app/schema.js'
import { eventPolicy } from '../../src/modules/activity/activity.policy.js'
import { nobody, type Predicate } from '../../src/platform/policy.js'
import { Planner } from '../../src/platform/read/plan/planner.js'
import { allReadModels, type ReadModel } from '../../src/platform/read/read-model.js'
import { addOnlookers } from '../support/onlookers.js'
import { buildWorld, type World } from '../support/world.js'
import { mutantsOf, type Mutant } from './policy-mutants.js'
import { asText, peopleOf, WhoReads, type Answer, type Person } from './who-reads.js'

/** A policy where it is asked: in an object, under a name. */
interface Asked { policies: Record<string, Predicate>; name: string }

const UNVERIFIED = 'Who is not verified sees only what is its own, and of that everything.'
/** Conditions that follow from others. Each stands where it does because the policy is shared with types for which it does not follow. */
const IMPLIED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  BulkRequestAmendment: { 'request › any › all › isPublished → everybody': 'Only a published request is amended.' },
  'CapacityBucket.hoursHeld': { 'any › all › isVerified → everybody': UNVERIFIED },
  'CapacityBucket.hoursBooked': { 'any › all › isVerified → everybody': UNVERIFIED },
  'StockItem.held': { 'any › all › isVerified → everybody': UNVERIFIED },
  'StockItem.booked': { 'any › all › isVerified → everybody': UNVERIFIED },
}

const models = allReadModels().toSorted((a, b) => a.entity.name.localeCompare(b.entity.name))
const types = models.map((model) => [model.entity.name, model] as const)
const fields = models.flatMap((model) => Object.keys(model.fields).map((field) => [`${model.entity.name}.${field}`, model, field] as const))
const OF_EVENTS = ['changes', 'wholeChanges'] as const

describe('who reads what', () => {
  let world: World
  let schema: GraphQLSchema
  let people: Person[]
  let who: WhoReads
  const ids = new Map<string, string[]>()
  beforeAll(async () => {
    world = await buildWorld()
    await addOnlookers(world)
    schema = await buildSchema()
    people = await peopleOf(world)
    who = new WhoReads(world.app.services.reading, people)
    const { database, statements } = world.app.services.reading
    for (const { entity } of models) {
      const { table } = statements.shape(entity)
      const rows = await database.query(`(select id from "${table}" order by id limit 50) union (select id from "${table}" order by id desc limit 50)`, [])
      ids.set(entity.name, rows.map(({ id }) => String(id)))
    }
  }, 300_000)
  afterAll(() => world.app.close())

  /** What each person gets by the statement that `nodes` is planned as. */
  const planned = async (type: string, selection: string, some = ids.get(type) ?? []): Promise<string[]> => {
    const planner = new Planner(schema, world.app.services.reading)
    const document = parse(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${selection} } } }`)
    const given = { document, operationName: null, variables: { ids: some }, locale: 'en', now: world.app.services.now() } as const
    return await Promise.all(people.map(async ({ actor }) => await planner.answer({ ...given, actor }) ?? 'not planned'))
  }

  /** Who sees what was changed in the events whose makers may not read all of it themselves. */
  const changesOf = async (name: typeof OF_EVENTS[number]): Promise<Answer[]> => {
    const made = await world.app.services.reading.database.query(`select id from event where correlation_id = 'onlookers'`, [])
    const texts = await planned('Event', 'changes', made.map(({ id }) => String(id)))
    const seen = texts.map((text) => text.split(name === 'changes' ? '"day"' : '"hoursHeld"').length - 1)
    return [who.answer(`Event.${name}`, seen.map((count) => ({ count, all: made.length })))]
  }

  /** The changes of a policy that change nothing for anybody. */
  const unseen = async ({ policies, name }: Asked, read: () => Promise<readonly (Answer | string)[]>, mutants = mutantsOf): Promise<string[]> => {
    const policy = policies[name] as Predicate
    const before = await read()
    const changes: string[] = []
    for (const mutant of mutants(policy)) {
      policies[name] = mutant.policy
      if (isDeepStrictEqual(await read(), before)) changes.push(mutant.change)
    }
    policies[name] = policy
    return changes
  }

  it('is as committed: a policy that is other than it was shows here', async () => {
    const answers: Answer[] = []
    for (const [, model] of types) answers.push(...await who.see(model))
    for (const [, model, field] of fields) answers.push(...await who.read(model, field))
    for (const name of OF_EVENTS) answers.push(...await changesOf(name))
    await expect(asText(answers)).toMatchFileSnapshot('who-reads-what.txt')
  })

  it.each(types)('depends on every condition that rows of %s are seen under', async (name, model) => {
    expect(mutantsOf(model.view)).not.toEqual([])
    expect(await unseen(viewOf(model), () => who.see(model))).toEqual(Object.keys(IMPLIED[name] ?? {}))
  })

  it.each(fields)('depends on every condition that %s is read under', async (name, model, field) => {
    expect(mutantsOf(model.fields[field] ?? nobody)).not.toEqual([])
    expect(await unseen(fieldOf(model, field), () => who.read(model, field))).toEqual(Object.keys(IMPLIED[name] ?? {}))
  })

  it.each(OF_EVENTS)('depends on every condition that %s of events are read under', async (name) => {
    expect(await unseen({ policies: eventPolicy, name }, () => changesOf(name))).toEqual([])
  })

  it.each(types)('is the same policy in planned reads of %s', async (name, model) => {
    const offered = Object.values((schema.getType(name) as GraphQLObjectType).getFields()).filter((field) => model.fields[field.name])
    const selection = ['id', ...offered.map((field) => isLeafType(getNamedType(field.type)) ? field.name : `${field.name} { __typename }`)].join(' ')
    for (const asked of [viewOf(model), ...offered.map((field) => fieldOf(model, field.name))]) {
      expect(await unseen(asked, () => planned(name, selection), cut), asked.name).toEqual([])
    }
  })
})

function viewOf(model: ReadModel): Asked {
  return { policies: model as unknown as Record<string, Predicate>, name: 'view' }
}

function fieldOf(model: ReadModel, field: string): Asked {
  return { policies: model.fields as Record<string, Predicate>, name: field }
}

function cut(): Mutant[] {
  return [{ change: 'nobody', policy: nobody }]
}
