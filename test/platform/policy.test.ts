import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ANONYMOUS, SYSTEM, type Actor } from '../../src/platform/actor.js'
import { expectVersion } from '../../src/platform/expected-version.js'
import {
  actor, allOf, anyOf, authorize, authorizeAction, belongsToActor, everybody, holds, includesActor, is, isActorsOwn, isOneOf, nobody, not, through, type Predicate,
} from '../../src/platform/policy.js'

const MINE = 'organization-1'
const member: Actor = { ...ANONYMOUS, kind: 'MEMBER', userId: 'user-1', organizationId: MINE, isVerified: true, roles: new Set(['BUYER']) }
const says = (predicate: Predicate, row: object, viewer: Actor = member): boolean => holds(predicate, viewer, row)

class Thing {
  constructor(readonly id: string, readonly buyer: string, readonly status = 'OPEN', readonly version = 3) {}
}

describe('a predicate on one row', () => {
  it('never matches a missing value with a missing operand', () => {
    expect(says(belongsToActor('buyer'), { buyer: null }, ANONYMOUS)).toBe(false)
    expect(says(belongsToActor('buyer'), {}, ANONYMOUS)).toBe(false)
    expect(says(isActorsOwn('by'), { by: null }, { ...member, userId: null })).toBe(false)
    expect(says(includesActor('participants'), { participants: null })).toBe(false)
    expect(says(includesActor('participants'), { participants: [null] }, { ...member, organizationId: 'x' })).toBe(false)
    expect(says(is('endedAt', null), { endedAt: null })).toBe(false)
  })

  it('compares columns with constants and with the actor', () => {
    expect(says(is('status', 'OPEN'), { status: 'OPEN' })).toBe(true)
    expect(says(is('status', 'OPEN'), { status: 'CLOSED' })).toBe(false)
    expect(says(isOneOf('status', 'OPEN', 'HELD'), { status: 'HELD' })).toBe(true)
    expect(says(isOneOf('status', 'OPEN', 'HELD'), { status: 'DRAFT' })).toBe(false)
    expect(says(includesActor('participants'), { participants: ['x', MINE] })).toBe(true)
    expect(says(isActorsOwn('by'), { by: 'user-1' })).toBe(true)
    expect(says(isActorsOwn('by'), { by: 'user-2' })).toBe(false)
  })

  it('never matches an actor who is not what all of the column are', () => {
    const buyers = actor('buys', ({ organizationKind }) => organizationKind === 'AGENCY')
    const bought = belongsToActor('buyer', buyers)
    expect(says(bought, { buyer: MINE }, { ...member, organizationKind: 'FACILITY' })).toBe(false)
    expect(says(not(bought), { buyer: MINE }, { ...member, organizationKind: 'FACILITY' })).toBe(true)
    expect(says(bought, { buyer: MINE }, { ...member, organizationKind: 'AGENCY' })).toBe(true)
    expect(says(bought, { buyer: 'organization-2' }, { ...member, organizationKind: 'AGENCY' })).toBe(false)
  })

  it('reads a relation the same as its key, as an object and behind a reference', () => {
    for (const buyer of [MINE, { id: MINE }]) expect(says(belongsToActor('buyer'), { buyer })).toBe(true)
    const open = through('request', is('status', 'OPEN'))
    expect(says(open, { request: { status: 'OPEN' } })).toBe(true)
    expect(says(open, { request: { unwrap: () => ({ status: 'DRAFT' }) } })).toBe(false)
  })

  it('throws where a relation that decides is not loaded, instead of guessing', () => {
    expect(() => says(through('request', everybody), { request: 'key-only' })).toThrow('request is not loaded')
    expect(() => says(through('request', everybody), {})).toThrow('request is not loaded')
  })

  it('asks the actor alone where the row does not matter', () => {
    const buys = actor('buys', ({ roles }) => roles.has('BUYER'))
    expect(says(buys, {})).toBe(true)
    expect(says(buys, {}, ANONYMOUS)).toBe(false)
  })
})

describe('the algebra', () => {
  const leaf = fc.constantFrom<Predicate>(everybody, nobody, is('status', 'OPEN'), belongsToActor('buyer'), actor('signedIn', ({ kind }) => kind !== 'ANONYMOUS'))
  const predicates = fc.array(leaf, { maxLength: 4 })
  const rows = fc.record({ status: fc.constantFrom('OPEN', 'CLOSED', null), buyer: fc.constantFrom(MINE, 'organization-2', null) })
  const viewers = fc.constantFrom(member, ANONYMOUS)

  it('has everybody as the empty conjunction and nobody as the empty alternative', () => {
    expect(says(allOf(), {})).toBe(true)
    expect(says(anyOf(), {})).toBe(false)
  })

  it('turns "not all" into "any not"', () => {
    fc.assert(fc.property(predicates, rows, viewers, (of, row, viewer) => {
      expect(says(not(allOf(...of)), row, viewer)).toBe(says(anyOf(...of.map(not)), row, viewer))
    }))
  })

  it('never lets more through by a further condition, nor less by a further alternative', () => {
    fc.assert(fc.property(predicates, leaf, rows, viewers, (of, more, row, viewer) => {
      const [all, any] = [says(allOf(...of), row, viewer), says(anyOf(...of), row, viewer)]
      expect(says(allOf(...of, more), row, viewer)).toBe(all && says(more, row, viewer))
      expect(says(anyOf(...of, more), row, viewer)).toBe(any || says(more, row, viewer))
    }))
  })
})

describe('authorizing', () => {
  const policy = { view: belongsToActor('buyer'), close: allOf(belongsToActor('buyer'), is('status', 'OPEN')) }
  const attempt = (viewer: Actor, thing: Thing, action = 'close') => (): void => authorize(policy, action, viewer, thing)

  it('tells anonymous callers to sign in, whatever the row is', () => {
    expect(attempt(ANONYMOUS, new Thing('1', MINE))).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }))
    expect(() => authorizeAction(policy, 'close', ANONYMOUS)).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }))
  })

  it('hides what may not be seen', () => {
    expect(attempt(member, new Thing('1', 'organization-2'))).toThrow(expect.objectContaining({ code: 'NOT_FOUND', details: { type: 'Thing', id: '1' } }))
  })

  it('refuses what may be seen but not done, by the name of the action', () => {
    expect(attempt(member, new Thing('1', MINE, 'CLOSED'))).toThrow(expect.objectContaining({ code: 'FORBIDDEN', details: { action: 'close' } }))
  })

  it('compares an expected version only after that', () => {
    const [hidden, seen, right] = [new Thing('1', 'organization-2'), new Thing('2', MINE), new Thing('3', MINE)]
    for (const thing of [hidden, seen]) expectVersion(thing, 2)
    expectVersion(right, 3)
    expect(attempt(member, hidden)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    expect(attempt(member, seen)).toThrow(expect.objectContaining({ code: 'STALE_VERSION', details: { currentVersion: 3, retryable: true } }))
    expect(attempt(member, right)).not.toThrow()
  })

  it('is a mistake of ours where an action has no policy', () => {
    expect(attempt(member, new Thing('1', MINE), 'open')).toThrow('no policy for open')
  })

  it('lets the system do everything', () => {
    expect(attempt(SYSTEM, new Thing('1', 'organization-2', 'CLOSED'))).not.toThrow()
  })
})
