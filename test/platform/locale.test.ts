import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localeOf } from '../../src/platform/locale.js'

describe('the language of an answer', () => {
  it.each([
    [undefined, 'en'], ['', 'en'], ['fr', 'en'], ['*', 'en'], ['id;q=0', 'en'], ['idx', 'en'], ['id;q=broken', 'en'],
    ['id', 'id'], ['ID', 'id'], ['id-ID', 'id'], ['id-ID,id;q=0.9,en;q=0.8', 'id'], ['fr, id', 'id'],
    ['en,id', 'en'], ['en-GB;q=0.7, id ; q=0.9', 'id'], ['id;q=0.3,en;q=0.5', 'en'], ['en;q=0,id;q=0.1', 'id'],
  ])('for Accept-Language %j is %s', (header, locale) => {
    expect(localeOf(header)).toBe(locale)
  })

  it('is one of the two, whatever is sent', () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (header) => { expect(['en', 'id']).toContain(localeOf(header)) }))
  })
})
