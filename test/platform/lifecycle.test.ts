import 'reflect-metadata'
import { describe, expect, it } from 'vitest'
import { ANONYMOUS, type Actor } from '../../src/platform/actor.js'
import { actionsOf, type ActionCondition, type AvailableAction } from '../../src/platform/available-actions.js'
import { expectState, transition, type Lifecycle } from '../../src/platform/lifecycle.js'
import { everybody, is, nobody } from '../../src/platform/policy.js'

type DoorStatus = 'OPEN' | 'CLOSED' | 'LOCKED'
interface Door { status: DoorStatus; hasKey: boolean }

const lifecycle = {
  close: { from: ['OPEN'], to: 'CLOSED' },
  lock: { from: ['CLOSED'], to: 'LOCKED' },
  seal: { from: ['OPEN', 'CLOSED'], to: 'LOCKED' },
} satisfies Lifecycle<DoorStatus>

describe('a lifecycle', () => {
  it('refuses an action in a wrong state with the states that allow it, and moves nothing', () => {
    const door = { status: 'LOCKED' as DoorStatus }
    expect(() => transition(lifecycle, 'seal', door)).toThrow(expect.objectContaining({
      code: 'WRONG_STATE', details: { action: 'seal', current: 'LOCKED', allowedFrom: ['OPEN', 'CLOSED'] },
    }))
    expect(door).toEqual({ status: 'LOCKED' })
  })

  it('is a mistake of ours where it does not know the action', () => {
    expect(() => expectState<DoorStatus>(lifecycle, 'paint', { status: 'OPEN' })).toThrow('no transition paint')
  })

  it('moves along', () => {
    const door = { status: 'OPEN' as DoorStatus }
    transition<DoorStatus>(lifecycle, 'close', door)
    transition<DoorStatus>(lifecycle, 'lock', door)
    expect(door.status).toBe('LOCKED')
  })

  it('only looks where it is asked whether a move is possible', () => {
    const door = { status: 'OPEN' as DoorStatus }
    expect(expectState<DoorStatus>(lifecycle, 'close', door).to).toBe('CLOSED')
    expect(door.status).toBe('OPEN')
  })
})

describe('available actions', () => {
  const needsKey: ActionCondition = { needs: ['hasKey'], of: ({ hasKey }) => hasKey ? null : { code: 'KEY_AT_HAND', message: { en: 'Fetch the key.', id: 'Ambil kuncinya.' } } }
  const field = actionsOf([{ policy: { view: everybody, close: everybody, lock: is('owner', 'us'), seal: nobody }, lifecycle, conditions: { lock: needsKey } }])
  const viewer = (locale: 'en' | 'id' = 'en'): { actor: Actor; locale: 'en' | 'id'; now: Date } => ({ actor: ANONYMOUS, locale, now: new Date(0) })
  const of = (door: Door, locale?: 'en' | 'id') => field.of([{ __typename: 'Door', id: 'a door', owner: 'us', ...door }], viewer(locale))[0] as AvailableAction[]

  it('need what role, state and condition are read from', () => {
    expect(field.needs().toSorted()).toEqual(['hasKey', 'owner', 'status'])
  })

  it('are told for many rows in their order', () => {
    const rows = (['OPEN', 'CLOSED'] as const).map((status) => ({ __typename: 'Door', id: status, owner: 'us', hasKey: true, status }))
    const allowed = (field.of(rows, viewer()) as AvailableAction[][]).map((actions) => actions.filter((of) => of.allowed).map(({ action }) => action))
    expect(allowed).toEqual([['close'], ['lock']])
  })


  it('give every reason against an action: role, state and condition', () => {
    expect(of({ status: 'LOCKED', hasKey: false }).map(({ action, allowed, reasons }) => [action, allowed, reasons.map(({ code }) => code)])).toEqual([
      ['close', false, ['WRONG_STATE']], ['lock', false, ['WRONG_STATE', 'KEY_AT_HAND']], ['seal', false, ['FORBIDDEN', 'WRONG_STATE']],
    ])
  })

  it('allow what role, state and condition allow', () => {
    expect(of({ status: 'CLOSED', hasKey: true }).filter(({ allowed }) => allowed)).toEqual([{ action: 'lock', allowed: true, reasons: [] }])
  })

  it('explain themselves in the language of the viewer', () => {
    const messages = (locale: 'en' | 'id') => of({ status: 'CLOSED', hasKey: false }, locale).flatMap(({ reasons }) => reasons.map(({ message }) => message))
    expect(messages('en')).toEqual(['It is CLOSED; this is possible in OPEN.', 'Fetch the key.', 'Your role does not allow this.'])
    expect(messages('id')).toEqual(['Statusnya CLOSED; ini dapat dilakukan dalam OPEN.', 'Ambil kuncinya.', 'Peran Anda tidak mengizinkan ini.'])
  })
})
