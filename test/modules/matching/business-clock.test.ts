import { describe, expect, it } from 'vitest'
import { afterBusinessHours } from '../../../src/modules/matching/business-clock.js'

const jakarta = (...holidays: string[]) => ({ zone: 'Asia/Jakarta', holidays: new Set(holidays) })

describe('the time to answer', () => {
  it('is two days on ordinary days', () => {
    expect(afterBusinessHours(new Date('2026-11-24T03:00:00Z'), 48, jakarta())).toEqual(new Date('2026-11-26T03:00:00Z'))
  })

  it('leaves out the weekend', () => {
    expect(afterBusinessHours(new Date('2026-11-27T03:00:00Z'), 48, jakarta())).toEqual(new Date('2026-12-01T03:00:00Z'))
  })

  it('leaves out holidays', () => {
    expect(afterBusinessHours(new Date('2026-11-24T03:00:00Z'), 48, jakarta('2026-11-25'))).toEqual(new Date('2026-11-27T03:00:00Z'))
  })

  it('does not begin before the working day does', () => {
    expect(afterBusinessHours(new Date('2026-11-29T03:00:00Z'), 24, jakarta())).toEqual(new Date('2026-11-30T17:00:00Z'))
  })
})
