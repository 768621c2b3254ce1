import fc from 'fast-check'
import { getIntrospectionQuery } from 'graphql'
import { describe, expect, it } from 'vitest'
import { costOf } from './shop.js'

describe('the cost of an operation', () => {
  it.each<[string, number, string]>([
    ['a plain field', 1, '{ version }'],
    ['__typename', 1, '{ __typename }'],
    ['a field with a cost of its own, and an object in it', 3, '{ facility { id price { amount } } }'],
    ['a connection and its page', 101, '{ orders(first: 100) { nodes { id } } }'],
    ['a connection by edges, which are no objects of their own', 101, '{ orders(first: 100) { edges { cursor node { id } } } }'],
    ['the larger of both pages', 11, '{ orders(first: 5, last: 10) { nodes { id } } }'],
    ['a connection without its items', 2, '{ orders(first: 100) { totalCount pageInfo { hasNextPage } } }'],
    ['a connection without a size: the usual page', 21, '{ orders { nodes { id } } }'],
    ['a page size that is null', 21, '{ orders(first: null) { nodes { id } } }'],
    ['a page size that the schema gives', 1 + 1 * (1 + 1 + 50), '{ orders(first: 1) { nodes { lines { nodes { id } } } } }'],
    ['pages inside pages', 1 + 10 * (1 + 1 + 5), '{ orders(first: 10) { nodes { lines(first: 5) { nodes { id } } } } }'],
    ['a list whose size the schema says', 7, '{ facilities { id } }'],
    ['a list whose size nothing says', 7 + 7 * 20, '{ facilities { rivals { id } } }'],
    ['as many objects as ids, and the ids', 3 + 3, '{ nodes(ids: ["a", "b", "c"]) { id } }'],
    ['a list of texts', 2, '{ orders(first: 1) { nodes { tags } } }'],
    ['a mutation', 10, 'mutation { close }'],
    ['a mutation with its answer and its input', 10 + 2, 'mutation { place(filters: [{ name: "a" }, { name: "b" }]) { id } }'],
    ['items that belong to no connection: the usual page', 10 * 20, 'mutation { nodes { id } }'],
    ['a subscription: one event', 2, 'subscription { changed { id facility { id } } }'],
    ['inline fragments', 1 + 20, '{ orders { ... on OrderConnection { ... { nodes { ... on Node { id } } } } } }'],
    ['every type condition', 1 + 1 * 3, '{ nodes(ids: ["a"]) { ... on Order { facility { id } } ... on Facility { owner { id } } } }'],
    ['an unknown field as one object', 1, '{ unknown { id } }'],
    ['introspection', 500, getIntrospectionQuery()],
  ])('of %s is %i', (_what, cost, source) => {
    expect(costOf(source)).toBe(cost)
  })

  it('takes page sizes from variables and their defaults', () => {
    const source = 'query ($n: Int = 30) { orders(first: $n) { nodes { id } } }'
    expect(costOf(source, { variables: { n: 50 } })).toBe(51)
    expect(costOf(source)).toBe(31)
    expect(costOf('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids: ['a', 'b'] } })).toBe(2 + 2)
  })

  it('is the same whether fragments are spread or written out', () => {
    const body = 'edges { node { id facility { id name } } } nodes { lines(first: 3) { nodes { id } } } pageInfo { hasNextPage }'
    fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (one, two) => {
      const query = (inner: string) => `{ orders(first: ${one}) { ${inner} } facility { orders(last: ${two}) { ${inner} } } }`
      expect(costOf(`${query('...A')} fragment A on OrderConnection { ${body} }`)).toBe(costOf(query(body)))
    }))
  })

  it('never falls when a page grows', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99 }), (page) => {
      const cost = (first: number) => costOf(`{ orders(first: ${first}) { nodes { lines { nodes { id } } } } }`)
      expect(cost(page + 1)).toBeGreaterThan(cost(page))
    }))
  })

  it('stays a number that JSON can write, however large', () => {
    const pages = (depth: number): string => depth === 0 ? 'id' : `id lines(first: 100) { nodes { ${pages(depth - 1)} } }`
    expect(costOf(`{ orders { nodes { ${pages(15)} } } }`)).toBe(Number.MAX_SAFE_INTEGER)
  })
})
