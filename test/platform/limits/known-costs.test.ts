import fc from 'fast-check'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../src/platform/limits/check-operation.js'
import { KnownCosts } from '../../../src/platform/limits/known-costs.js'
import { DEFAULT_LIMITS } from '../../../src/platform/limits/limits.js'
import { shop } from './shop.js'

const document = parse(`
  query A($first: Int = 3, $last: Int, $ids: [ID!]!) { orders(first: $first) { nodes { id lines(last: $last) { nodes { id } } } } nodes(ids: $ids) { id } }
  query B($first: Int) { facility { orders(first: $first) { nodes { id } } } }`)
const asked = fc.record({
  operationName: fc.constantFrom('A', 'B', 'C', null),
  variables: fc.option(fc.dictionary(fc.constantFrom('first', 'last', 'ids', 'first:1,last', '__proto__'), fc.oneof(
    fc.integer({ min: -1, max: 102 }), fc.constantFrom('5', '', true, null), fc.array(fc.string(), { maxLength: 105 }), fc.jsonValue(),
  ))),
})

describe('what an operation costs', () => {
  it('is the same when it is remembered as when it is measured, whatever the variables are', () => {
    const costs = new KnownCosts({ schema: shop, document, limits: DEFAULT_LIMITS })
    const one = { schema: shop, document, limits: DEFAULT_LIMITS }
    fc.assert(fc.property(asked, (operation) => {
      for (let time = 0; time < 2; time += 1) expect(costs.check(operation)).toEqual(checkOperation({ ...one, ...operation }))
    }), { numRuns: 2_000 })
  })

  it('is measured once for values that are no sizes', () => {
    const costs = new KnownCosts({ schema: shop, document, limits: DEFAULT_LIMITS })
    const check = (variables: object) => costs.check({ operationName: 'B', variables: { ...variables } })
    expect(check({ first: 5, id: 'a' })).toBe(check({ first: 5, id: 'b' }))
    expect(check({ first: 6, id: 'a' })).not.toEqual(check({ first: 5, id: 'a' }))
  })
})
