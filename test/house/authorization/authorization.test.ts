import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../../../src/app/schema.js'
import type { Client } from '../../support/client.js'
import { buildWorld, type World } from '../../support/world.js'
import type { Expectation, Expectations, Outcome } from './expectation.js'
import { activityExpectations } from './activity.js'
import { CommittedWrites } from './committed-writes.js'
import { catalogueExpectations } from './catalogue.js'
import { contractExpectations } from './contracts.js'
import { facilityExpectations } from './facilities.js'
import { fulfilmentExpectations } from './fulfilment.js'
import { matchingExpectations } from './matching.js'
import { organizationExpectations } from './organizations.js'
import { overviewExpectations } from './overview.js'
import { requestExpectations } from './requests.js'

const expectations: Expectations = {
  ...organizationExpectations, ...catalogueExpectations, ...facilityExpectations, ...requestExpectations, ...matchingExpectations,
  ...contractExpectations, ...fulfilmentExpectations, ...overviewExpectations, ...activityExpectations,
}
const schema = await buildSchema()
const operations = [schema.getQueryType(), schema.getMutationType()]
  .flatMap((root) => Object.keys(root?.getFields() ?? {}).map((field) => `${root?.name}.${field}`))

describe('every operation', () => {
  it('has an expectation, and every expectation an operation', () => {
    expect(Object.keys(expectations).toSorted()).toEqual(operations.toSorted())
  })
})

describe.each(Object.entries(expectations))('%s', (name, expectation) => {
  it.each(['anonymous', 'stranger', 'withoutRole'] as const)('answers as expected to: %s', async (who) => {
    const world = await theWorld
    const caller = await callerOf(world, expectation, who)
    const before = await writes.count()
    // What is allowed runs dry, so that one world serves all; what is refused runs for real, so that it can be seen to change nothing.
    expect(await outcome(name, expectation, { caller, dry: expectation[who] === 'OK' })).toBe(expectation[who])
    expect(await writes.count(), 'something was changed').toBe(before)
  })

  it('is open to the right role in the right organization', async () => {
    const right = expectation.right(await theWorld)
    const publicRefusal = expectation.anonymous === expectation.stranger && expectation.stranger === expectation.withoutRole
    const wrongOnPurpose = expectation.withoutRole === 'BAD_INPUT' || (publicRefusal && expectation.anonymous !== 'OK')
    expect(await outcome(name, expectation, { caller: right, dry: !wrongOnPurpose })).toBe(wrongOnPurpose ? expectation.withoutRole : 'OK')
  })
})

let world: World
let writes: CommittedWrites
let resolveWorld: (built: World) => void
const theWorld = new Promise<World>((resolve) => { resolveWorld = resolve })
beforeAll(async () => {
  world = await buildWorld()
  writes = await CommittedWrites.watch(world.app.databaseUrl)
  resolveWorld(world)
}, 300_000)
afterAll(async () => {
  await writes.stop()
  await world.app.close()
})

async function callerOf(built: World, { right }: Expectation, who: 'anonymous' | 'stranger' | 'withoutRole'): Promise<Client> {
  if (who === 'anonymous') return built.anonymous
  return who === 'stranger' ? await built.strangerOf(right(built)) : await built.readerBeside(right(built))
}

async function outcome(name: string, { document, variables }: Expectation, { caller, dry }: { caller: Client; dry: boolean }): Promise<Outcome> {
  const reply = await caller.send(document, variables?.(await theWorld) ?? {}, dry ? { 'x-dry-run': 'true' } : {})
  const [error] = reply.errors ?? []
  if (error) return error.extensions['code'] as Outcome
  return isEmpty(reply.data?.[name.split('.')[1] ?? '']) ? 'EMPTY' : 'OK'
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (Array.isArray(value)) return value.every(isEmpty)
  return typeof value === 'object' && 'edges' in value && Array.isArray(value.edges) && value.edges.length === 0
}
