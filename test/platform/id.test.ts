import { describe, expect, it } from 'vitest'
import { isUuid, newId } from '../../src/platform/id.js'

const ids = Array.from({ length: 20_000 }, newId)

describe('new ids', () => {
  it('are UUIDs of version 7', () => {
    expect(ids.filter((id) => !isUuid(id) || id[14] !== '7' || !'89ab'.includes(id[19] ?? ''))).toEqual([])
  })

  it('are in order of their creation, also within a millisecond', () => {
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('begin with the time of their creation', () => {
    const madeAt = Number.parseInt(newId().replace('-', '').slice(0, 12), 16)
    expect(Math.abs(madeAt - Date.now())).toBeLessThan(60_000)
  })

  it('tell nothing of the one before: the end is random', () => {
    expect(new Set(ids.map((id) => id.slice(-8))).size).toBeGreaterThan(19_900)
  })
})
