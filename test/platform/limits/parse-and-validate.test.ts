import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/platform/limits/limits.js'
import { parseOperation } from '../../../src/platform/limits/parse-operation.js'
import { validateOperation } from '../../../src/platform/limits/validate-operation.js'
import { shop } from './shop.js'

describe('reading an operation', () => {
  it.each([undefined, null, 5, {}, ['{ version }']])('is refused when there is no text: %j', (source) => {
    expect(parseOperation(source, DEFAULT_LIMITS).errors[0]?.extensions).toMatchObject({
      code: 'BAD_INPUT', messages: { en: 'The query is missing. Send the text of an operation as "query".' },
    })
  })

  it.each(['', ' ', '{', '{ }', 'query', '{ version(a: "}', '{ a: }', '\u0000'])('is refused as bad input when it is %j', (source) => {
    const [error] = parseOperation(source, DEFAULT_LIMITS).errors
    expect(error?.extensions['code']).toBe('BAD_INPUT')
    expect(error?.message).toMatch(/^Syntax Error: /)
    expect(error?.locations).toHaveLength(1)
  })

  it('is refused beyond the limit of characters', () => {
    expect(parseOperation(`{ version }${' '.repeat(100_000)}`, DEFAULT_LIMITS).errors[0]?.extensions).toMatchObject({
      code: 'TOO_EXPENSIVE', measure: 'characters', limit: 100_000, requested: 100_011,
    })
  })

  it('is refused with few words when the text is long', () => {
    const [error] = parseOperation(`{ a "${'x'.repeat(90_000)}"`, DEFAULT_LIMITS).errors
    expect(error?.message.length).toBeLessThanOrEqual(301)
  })

  it('is refused beyond the limit of tokens', () => {
    const source = `{ ${'version '.repeat(2_000)} }`
    expect(parseOperation(source, DEFAULT_LIMITS).errors[0]?.extensions).toMatchObject({
      code: 'TOO_EXPENSIVE', measure: 'tokens', limit: 2_000, requested: 2_001,
    })
  })

  it('is refused when it is deeper than the stack', () => {
    const source = `{ version(a: ${'['.repeat(100_000)}${']'.repeat(100_000)}) }`
    const generous = { ...DEFAULT_LIMITS, maxTokens: 1_000_000, maxCharacters: 1_000_000 }
    expect(parseOperation(source, generous).errors[0]?.extensions).toMatchObject({ code: 'TOO_EXPENSIVE', measure: 'nesting' })
  })

  it('gives the document', () => {
    const { document, errors } = parseOperation('{ version }', DEFAULT_LIMITS)
    expect(document?.definitions).toHaveLength(1)
    expect(errors).toEqual([])
  })
})

describe('validating an operation', () => {
  it.each([
    ['{ versio }', 'Cannot query field "versio" on type "Query".'],
    ['{ orders(frist: 1) { totalCount } }', 'Unknown argument "frist" on field "Query.orders".'],
    ['{ nodes(ids: []) { name } }', 'Cannot query field "name" on type "Node".'],
    ['{ orders(filter: { nam: "a" }) { totalCount } }', 'Field "nam" is not defined by type "Filter".'],
    ['query ($x: Filte) { version }', 'Unknown type "Filte".'],
  ])('does not tell what else the schema has: %s', (source, message) => {
    const errors = validateOperation(shop, parse(source))
    expect(errors.map((error) => error.message)).toContain(message)
    expect(JSON.stringify(errors)).not.toContain('Did you mean')
    expect(errors.every(({ extensions }) => extensions['code'] === 'BAD_INPUT')).toBe(true)
  })

  it('stops after ten errors', () => {
    const wrong = Array.from({ length: 500 }, (_, i) => `x${i}`).join(' ')
    expect(validateOperation(shop, parse(`{ ${wrong} }`))).toHaveLength(11)
  })

  it('has nothing to say about an operation that is right', () => {
    expect(validateOperation(shop, parse('{ orders(first: 3) { nodes { id } } }'))).toEqual([])
  })
})
