import fc from 'fast-check'
import { Kind, OperationTypeNode, parse } from 'graphql'
import type { FieldNode, OperationDefinitionNode, SelectionSetNode } from 'graphql'
import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../src/platform/limits/check-operation.js'
import { DEFAULT_LIMITS } from '../../../src/platform/limits/limits.js'
import { parseOperation } from '../../../src/platform/limits/parse-operation.js'
import { validateOperation } from '../../../src/platform/limits/validate-operation.js'
import { shop } from './shop.js'

/** What a transport does before it executes. */
function receive(source: unknown, variables: Readonly<Record<string, unknown>> = {}) {
  const parsed = parseOperation(source, DEFAULT_LIMITS)
  if (parsed.document === undefined) return parsed.errors
  const { errors } = checkOperation({ schema: shop, document: parsed.document, variables, limits: DEFAULT_LIMITS })
  return errors.length > 0 ? errors : validateOperation(shop, parsed.document)
}

function doubling(steps: number): string {
  const fragments = Array.from({ length: steps }, (_, i) => `fragment F${i} on Facility { id ...F${i + 1} rivals { ...F${i + 1} } }`)
  return [...fragments, `fragment F${steps} on Facility { id }`].join(' ')
}

function widening(steps: number): string {
  const fragments = Array.from({ length: steps }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)
  return [...fragments, `fragment F${steps} on Query { version }`].join(' ')
}

const BOMBS: readonly [string, string][] = [
  ['a nested query of 220 bytes', `{facilities${'{rivals'.repeat(22)}{id}${'}'.repeat(22)}}`],
  ['ten thousand aliases', `{${Array.from({ length: 10_000 }, (_, i) => `a${i}:__typename`).join(' ')}}`],
  ['a megabyte of directives', `{version${'@a'.repeat(500_000)}}`],
  ['a megabyte of braces', '{'.repeat(1_000_000)],
  ['a megabyte of brackets in a value', `{ facility(id: ${'['.repeat(1_000_000)}`],
  ['a megabyte of comments', `{ version } ${'#\n'.repeat(500_000)}`],
  ['as many directives as fit', `{version${'@a'.repeat(40_000)}}`],
  ['as many brackets as fit', `{ facility(id: ${'['.repeat(40_000)}${']'.repeat(40_000)}) }`],
  ['as often one field as fits', `{ ${'version '.repeat(12_000)} }`],
  ['as often one field as there may be tokens', `{ ${'facility { id } '.repeat(450)} }`],
  ['fragments that double 90 times', `{ facility { ...F0 } } ${doubling(90)}`],
  ['fragments that double 30 times', `{ facility { ...F0 } } ${doubling(30)}`],
  ['fragments that double in width alone', `{ ...F0 } ${widening(30)}`],
  ['fragments in a circle', '{ ...A } fragment A on Query { ...B ...B } fragment B on Query { ...A ...A }'],
  ['pages inside pages', `{ orders(first:100) ${'{ nodes { lines(first:100) '.repeat(5)}{ totalCount }${' } }'.repeat(5)} }`],
]

describe('a bomb', () => {
  it.each(BOMBS)('is refused before it is validated: %s', (_what, source) => {
    const errors = receive(source)
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.length).toBeLessThanOrEqual(10)
    expect(JSON.stringify(errors).length).toBeLessThan(10_000)
    for (const { extensions } of errors) expect(['TOO_EXPENSIVE', 'BAD_INPUT']).toContain(extensions['code'])
  })

  it.each(BOMBS.filter(([, source]) => source.length < 100_000 && !source.includes('[[')))(
    'is refused though its tokens were not counted: %s', (_what, source) => {
      const { errors, cost } = checkOperation({ schema: shop, document: parse(source), limits: DEFAULT_LIMITS })
      expect(errors.length).toBeGreaterThan(0)
      expect(Number.isSafeInteger(cost)).toBe(true)
    })

  it('of selections deeper than the stack is refused', () => {
    let selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] }
    for (let level = 0; level < 100_000; level += 1) {
      const field: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'owner' }, selectionSet }
      selectionSet = { kind: Kind.SELECTION_SET, selections: [field] }
    }
    const operation: OperationDefinitionNode = { kind: Kind.OPERATION_DEFINITION, operation: OperationTypeNode.QUERY, selectionSet }
    const { errors } = checkOperation({
      schema: shop, document: { kind: Kind.DOCUMENT, definitions: [operation] }, limits: DEFAULT_LIMITS,
    })
    expect(errors.map(({ extensions }) => extensions['measure'])).toContain('nesting')
  })

  it('of fragments is walked once for each fragment, not for each spread', () => {
    const document = parse(`{ facility { ...F0 } } ${doubling(40)}`)
    let reads = 0
    for (const definition of document.definitions) {
      if (definition.kind !== 'FragmentDefinition') continue
      const { selections } = definition.selectionSet
      Object.defineProperty(definition.selectionSet, 'selections', { get: () => (reads += 1, selections) })
    }
    checkOperation({ schema: shop, document, limits: DEFAULT_LIMITS })
    expect(reads).toBeLessThanOrEqual(2 * 41)
  })
})

const token = fc.constantFrom(
  '{', '}', '(', ')', '[', ']', ':', '!', '=', '@', '...', '$', '&', '|', '"', '"""', '#', '\n', ',', '\u0000', '\ud800', '🎨',
  'query', 'mutation', 'subscription', 'fragment', 'on', 'A', 'Query', 'Facility', 'Order', 'facility', 'orders', 'nodes', 'edges',
  'rivals', 'lines', 'id', 'first', 'last', 'ids', 'filter', 'and', '__schema', '__type', '__typename', 'types', 'fields',
  '__proto__', 'constructor',
  '100', '-1', '1e999', '0.1', 'null', 'true', '$n', '@skip(if: true)', 'first: 100', 'first: $n', '...A', '... on Order', '{ id }',
)

const selection: fc.Arbitrary<string> = fc.letrec<{ set: string, field: string }>((tie) => ({
  set: fc.array(tie('field'), { minLength: 1, maxLength: 4 }).map((fields) => `{ ${fields.join(' ')} }`),
  field: fc.oneof(
    { depthSize: 'medium' },
    fc.constantFrom('id', 'name', '__typename', '...A', '...B', 'a: id', 'totalCount', '__schema { types { name } }'),
    fc.tuple(fc.constantFrom(
      'facility', 'orders(first: 9)', 'orders(last: $n)', 'nodes', 'edges', 'node', 'rivals', 'lines', 'unknown',
      '... on Order', '... @skip(if: true)',
    ), tie('set')).map(([name, set]) => `${name} ${set}`),
  ),
})).set

const document = fc.tuple(selection, selection, selection)
  .map(([query, a, b]) => `query ($n: Int = 3) ${query} fragment A on Facility ${a} fragment B on Order ${b}`)

describe('whatever is sent', () => {
  it('is never answered by a crash: random values', () => {
    fc.assert(fc.property(fc.anything(), (source) => {
      expect(receive(source).length).toBeGreaterThan(0)
    }))
  })

  it('is never answered by a crash: random tokens', () => {
    const variable = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(fc.property(fc.array(token, { maxLength: 60 }), variable, (tokens, variables) => {
      expect(receive(tokens.join(' '), variables).every(({ extensions }) => typeof extensions['code'] === 'string')).toBe(true)
    }), { numRuns: 2_000 })
  })

  it('is never answered by a crash: random documents that parse', () => {
    fc.assert(fc.property(document, fc.jsonValue(), (source, n) => {
      const { errors, cost } = checkOperation({ schema: shop, document: parse(source), variables: { n }, limits: DEFAULT_LIMITS })
      expect(Number.isSafeInteger(Math.ceil(cost))).toBe(true)
      if (errors.length === 0) validateOperation(shop, parse(source))
    }), { numRuns: 1_000 })
  })
})
