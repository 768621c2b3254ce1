import { describe, expect, it } from 'vitest'
import { getIntrospectionQuery } from 'graphql'
import { check, refusals } from './shop.js'

const nested = (depth: number) => `{ facility ${'{ owner '.repeat(depth - 2)}{ id }${' }'.repeat(depth - 2)} }`
const many = (count: number, write: (index: number) => string) => Array.from({ length: count }, (_, index) => write(index)).join(' ')

describe('an operation beyond a limit', () => {
  it.each<[string, string, string]>([
    ['depth', 'fields inside each other', nested(13)],
    ['depth', 'fields inside each other through fragments',
      `{ facility { ...A } } fragment A on Facility { owner { owner { owner { owner { owner { owner { ...B } } } } } } }
       fragment B on Facility { owner { owner { owner { owner { owner { id } } } } } }`],
    ['nesting', 'inline fragments inside each other', `{ ${'... { '.repeat(60)} version ${'}'.repeat(60)} }`],
    ['nesting', 'a chain of fragments',
      `{ ...F0 } ${many(48, (i) => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F48 on Query { version }`],
    ['aliases', 'aliases', `{ facility { ${many(31, (i) => `a${i}: id`)} } }`],
    ['aliases', 'aliases of __typename', `{ facility { ${many(31, (i) => `a${i}: __typename`)} } }`],
    ['aliases', 'one field repeated', `{ facility { ${many(32, () => 'id')} } }`],
    ['aliases', 'aliases in a fragment that is spread often',
      `{ facility { ...A rivals { ...A rivals { ...A rivals { ...A } } } } } fragment A on Facility { ${many(8, (i) => `a${i}: id`)} }`],
    ['rootFields', 'root fields', `{ ${many(6, (i) => `a${i}: version b${i}: facility { id }`)} }`],
    ['rootFields', 'root fields in fragments', `{ ${many(11, () => '...A')} } fragment A on Query { version }`],
    ['directives', 'directives on one field', `{ version ${many(51, () => '@skip(if: false)')} }`],
    ['directives', 'directives on the operation', `query ${many(51, () => '@x')} { version }`],
    ['directives', 'directives on a variable', `query ($a: ID ${many(51, () => '@x')}) { version }`],
    ['directives', 'directives everywhere',
      `query ($a: ID @x) @x { ...A @x ... @x { facility { ...B @x } } } fragment A on Query @x { version ${many(23, () => '@x')} }
       fragment B on Facility @x { id ${many(23, () => '@x')} }`],
    ['fragments', 'fragments', `{ version ...F0 } ${many(51, (i) => `fragment F${i} on Query { version }`)}`],
    ['cost', 'pages inside pages', '{ orders(first: 100) { nodes { facility { orders(first: 100) { nodes { id } } } } } }'],
    ['page', 'a large page', '{ orders(first: 101) { nodes { id } } }'],
    ['page', 'a large last page', '{ orders(last: 1000000000000) { nodes { id } } }'],
    ['listInput', 'a long list', `{ nodes(ids: [${many(101, (i) => `"${i}"`)}]) { id } }`],
    ['listInput', 'a long list as the default of a variable', `query ($x: [Int] = [${many(101, String)}]) { version }`],
    ['inputNesting', 'a filter inside filters', `{ orders(filter: ${'{ and: ['.repeat(20)}${']}'.repeat(20)}) { totalCount } }`],
    ['inputNesting', 'a type of lists of lists', `query ($x: ${'['.repeat(30)}Int${']'.repeat(30)}) { version }`],
    ['inputNesting', 'a nested value of a directive', `{ version @skip(if: ${'['.repeat(30)}${']'.repeat(30)}) }`],
    ['introspectionDepth', 'introspection without end', `{ __schema { queryType ${'{ ofType '.repeat(17)}{ name }${' }'.repeat(17)} } }`],
    ['introspectionLists', 'types of fields of types', '{ __schema { types { fields { type { fields { name } } } } } }'],
  ])('of %s is refused for %s', (measure, _what, source) => {
    expect(refusals(source)).toEqual([measure])
  })

  it('is told its limit and what it asked for, in both languages', () => {
    const [error] = check(nested(13)).errors
    expect(error?.message).toBe('The operation has too many fields inside each other: 13, where at most 12 are allowed.')
    expect(error?.extensions).toMatchObject({
      code: 'TOO_EXPENSIVE', measure: 'depth', limit: 12, requested: 13,
      messages: { en: error?.message, id: expect.stringContaining('13') },
    })
  })

  it('is shown the place of a page that is too large', () => {
    expect(check('{\n  orders(first: 500) { totalCount } }').errors[0]?.locations).toEqual([{ line: 2, column: 10 }])
  })

  it('is told all that is wrong at once, though never at length', () => {
    expect(refusals(`{ orders(first: 500) { nodes { a: id ${many(31, (i) => `a${i}: id`)} } } }`)).toEqual(['aliases', 'page'])
    expect(check(`{ ${many(1000, (i) => `a${i}: orders(first: 500) { totalCount }`)} }`).errors.length).toBeLessThanOrEqual(10)
  })
})

describe('a page', () => {
  it.each([0, -1])('of %i items is bad input', (first) => {
    expect(refusals(`{ orders(first: ${first}) { totalCount } }`)).toEqual(['BAD_INPUT'])
    expect(refusals('query ($n: Int) { orders(first: $n) { totalCount } }', { variables: { n: first } })).toEqual(['BAD_INPUT'])
  })

  it.each([[{ n: 101 }, 'a variable'], [{}, 'the default of a variable']])('beyond the limit is refused in %j, %s', (variables, _what) => {
    expect(refusals('query ($n: Int = 101) { orders(last: $n) { totalCount } }', { variables })).toEqual(['page'])
  })

  it('inside a fragment is refused once, however often it is spread', () => {
    const source = '{ facility { ...A owner { ...A } } } fragment A on Facility { orders(first: 101) { totalCount } }'
    expect(refusals(source)).toEqual(['page'])
  })

  it('is what the schema calls one: other arguments of the name are none', () => {
    expect(refusals('{ first(first: "500") version(first: 500) }')).toEqual([])
  })
})

describe('the variables of an operation', () => {
  it.each<[string, unknown, unknown[]]>([
    ['a long list', { ids: Array.from({ length: 101 }, String) }, ['listInput']],
    ['a long list inside objects', { filter: { and: [{ ids: Array.from({ length: 101 }, String) }] } }, ['listInput']],
    ['lists of lists that are each short', Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => [1])), ['cost']],
    ['values inside each other', JSON.parse(`${'{"and":['.repeat(10_000)}${']}'.repeat(10_000)}`), ['inputNesting']],
  ])('are refused with %s', (_what, value, measures) => {
    expect(refusals('query ($value: Filter) { version }', { variables: { value } })).toEqual(measures)
  })

  it('are counted no further than to the limit', () => {
    let value: unknown = 1
    for (let level = 0; level < 12; level += 1) value = Array.from({ length: 100 }, () => value)
    expect(refusals('query ($value: Filter) { version }', { variables: { value } })).toEqual(['cost'])
  })

  it.each([undefined, {}, { __proto__: { n: 500 } }])('may be %j', (variables) => {
    expect(refusals('query ($n: Int) { orders(first: $n) { totalCount } }', variables ? { variables } : {})).toEqual([])
  })
})

describe('a fragment', () => {
  it.each([
    '{ ...A } fragment A on Query { ...A }',
    '{ ...A } fragment A on Query { facility { ...B } } fragment B on Facility { owner { ...C } } fragment C on Facility { ...B }',
    '{ version } fragment A on Query { ...B } fragment B on Query { ...A }',
  ])('that spreads itself is refused: %s', (source) => {
    expect(refusals(source)).toContain('BAD_INPUT')
  })

  it('that is missing is left to validation', () => {
    expect(refusals('{ ...Missing }')).toEqual([])
  })

  it('that nothing spreads has to be within the limits too, as validation compares its fields', () => {
    expect(refusals(`{ version } fragment A on Facility { ${many(40, () => 'id')} }`)).toEqual(['aliases'])
  })
})

describe('a document with several operations', () => {
  const source = `query Small { version } query Wide { orders(first: 101) { totalCount } } query Deep ${nested(13)}`

  it('is refused for the shape of each, and the pages of the one that is executed', () => {
    expect(refusals(source, { operationName: 'Small' })).toEqual(['depth'])
    expect(refusals(source, { operationName: 'Wide' })).toEqual(['page', 'depth'])
  })

  it('is refused for any of them when the name fits none', () => {
    expect(refusals(source, { operationName: '' }).toSorted()).toEqual(['depth', 'page'])
  })

  it.each(['fragment A on Query { version }', 'type A { b: Int }'])('or with none has no cost: %s', (definitions) => {
    expect(check(definitions)).toEqual({ errors: [], cost: 0 })
  })
})

describe('an operation within the limits', () => {
  it.each([
    ['the introspection of tools', getIntrospectionQuery()],
    ['the introspection of tools with everything in it', getIntrospectionQuery({
      specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
    })],
    ['a question about one type', '{ __type(name: "Order") { fields { name type { name kind ofType { name } } } } }'],
    ['the greatest depth', nested(12)],
    ['a full page with what belongs to each item',
      `{ orders(first: 100) { pageInfo { hasNextPage } edges { cursor node { ...A lines(first: 20) { nodes { id } } } } } }
       fragment A on Order { id facility { id name price { amount } } }`],
    ['thirty aliases', `{ facility { ${many(30, (i) => `a${i}: id`)} } }`],
    ['a hundred ids', `{ nodes(ids: [${many(100, (i) => `"${i}"`)}]) { id } }`],
    ['fields that the schema does not know', '{ unknown(first: 3) { deeper { still } } }'],
  ])('passes: %s', (_what, source) => {
    expect(refusals(source)).toEqual([])
  })
})
