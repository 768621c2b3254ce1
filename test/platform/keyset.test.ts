import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor, totalOrder, type TotalOrder } from '../../src/platform/read/keyset.js'
import type { Row, RowShape } from '../../src/platform/read/row-shape.js'

const byName = totalOrder('NAME', [['name', 'asc']])
const newest = totalOrder('NEWEST', [['id', 'desc']])
const column = (property: string, sqlType: string) => ({ column: property, property, part: null, sqlType })
const shape: RowShape = { name: 'Thing', table: 'thing', columns: [column('id', 'uuid'), column('name', 'text'), column('title', 'text'), column('day', 'date')], onDemand: [], embedded: [] }
const decoded = (order: TotalOrder, cursor: string, argument: 'after' | 'before' = 'after') => decodeCursor(cursor, { order, shape }, argument)
const aRow = (values: Record<string, unknown>): Row => ({ __typename: 'Thing', id: '1', ...values }) as unknown as Row
const refusal = (argument: string) => expect.objectContaining({ code: 'BAD_INPUT', details: { path: [argument] } })

describe('an order', () => {
  it('ends with the key, so that it is total', () => {
    expect(byName.keys).toEqual([['name', 'asc'], ['id', 'asc']])
    expect(newest.keys).toEqual([['id', 'desc']])
    expect(totalOrder('DATE', [['day', 'desc']]).keys.at(-1)).toEqual(['id', 'desc'])
  })

  it('is a mistake of ours when it mixes directions, which one comparison of rows cannot express', () => {
    expect(() => totalOrder('MIXED', [['day', 'desc'], ['name', 'asc']])).toThrow('order MIXED mixes directions')
  })
})

describe('a cursor', () => {
  it('gives back the whole sort key of its row', () => {
    fc.assert(fc.property(fc.string(), fc.uuid(), (name, id) => {
      expect(decoded(byName, encodeCursor(byName, aRow({ name, id })))).toEqual([name, id])
    }))
  })

  it('tells two rows apart that differ in any part of the key', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
      fc.pre(one !== other)
      expect(encodeCursor(byName, aRow({ name: one }))).not.toBe(encodeCursor(byName, aRow({ name: other })))
    }))
  })

  it('survives a URL', () => {
    fc.assert(fc.property(fc.string(), (name) => { expect(encodeCursor(byName, aRow({ name }))).toMatch(/^[\w-]+$/) }))
  })

  it('is refused by another order, also one with as many keys', () => {
    const cursor = encodeCursor(byName, aRow({ name: 'Lapas' }))
    expect(() => decoded(newest, cursor)).toThrow(refusal('after'))
    expect(() => decoded(totalOrder('TITLE', [['title', 'asc']]), cursor, 'before')).toThrow(refusal('before'))
  })

  it('is refused when it is none', () => {
    fc.assert(fc.property(fc.string(), (text) => { expect(() => decoded(byName, text)).toThrow(refusal('after')) }))
  })

  it('is refused when it was made by hand with too few or too many parts', () => {
    for (const parts of [['NAME'], ['NAME', 'a'], ['NAME', 'a', 'b', 'c'], { name: 'NAME' }, 'NAME', null]) {
      expect(() => decoded(byName, Buffer.from(JSON.stringify(parts)).toString('base64url'))).toThrow(refusal('after'))
    }
  })
})
