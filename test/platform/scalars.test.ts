import fc from 'fast-check'
import { buildSchema, GraphQLObjectType, GraphQLScalarType, GraphQLSchema, GraphQLString, graphqlSync, printSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import {
  CurrencyCodeScalar, CursorScalar, DateScalar, DateTimeScalar, DecimalScalar, JsonObjectScalar, RegionCodeScalar, UnitCodeScalar,
  UuidScalar,
} from '../../src/platform/scalars.js'
import { stored } from '../values/arbitraries.js'

const UUID = '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071'

/** A schema whose one field gives back its argument, as it was understood. */
function schemaOf(scalar: GraphQLScalarType): GraphQLSchema {
  const read = new GraphQLObjectType({
    name: 'Query',
    fields: {
      echo: { type: scalar, args: { value: { type: scalar } }, resolve: (_source, { value }) => value as unknown },
      kind: { type: GraphQLString, args: { value: { type: scalar } }, resolve: (_source, { value }) => classOf(value) },
    },
  })
  return new GraphQLSchema({ query: read })
}

function classOf(value: unknown): string {
  return Object.prototype.toString.call(value)
}

function asVariable(scalar: GraphQLScalarType, value: unknown) {
  const source = `query ($value: ${scalar.name}) { echo(value: $value) }`
  return graphqlSync({ schema: schemaOf(scalar), source, variableValues: { value } })
}

function asLiteral(scalar: GraphQLScalarType, literal: string) {
  return graphqlSync({ schema: schemaOf(scalar), source: `{ echo(value: ${literal}) }` })
}

const WRONG: readonly [GraphQLScalarType, unknown][] = [
  [DecimalScalar, 12.5], [DecimalScalar, 12], [DecimalScalar, '1e3'], [DecimalScalar, 'NaN'], [DecimalScalar, '1'.repeat(21)],
  [DecimalScalar, ''], [DecimalScalar, ['1']], [DecimalScalar, { value: '1' }], [DecimalScalar, true],
  [DateTimeScalar, '2026-11-24'], [DateTimeScalar, '2026-11-24T03:40:41'], [DateTimeScalar, '2026-02-30T00:00:00Z'],
  [DateTimeScalar, '2026-11-24T24:00:00Z'], [DateTimeScalar, '2026-11-24T03:60:00Z'], [DateTimeScalar, '2026-11-24T03:40:60Z'],
  [DateTimeScalar, '2026-11-24T03:40:41+15:00'], [DateTimeScalar, '2026-11-24 03:40:41Z'], [DateTimeScalar, 1_790_000_000],
  [DateTimeScalar, '0000-12-31T00:00:00Z'], [DateTimeScalar, '9999-12-31T23:59:59-01:00'], [DateTimeScalar, '0001-01-01T00:00:00+01:00'],
  [DateScalar, '2026-02-29'], [DateScalar, '2026-11-24T00:00:00Z'], [DateScalar, 20261124],
  [UuidScalar, UUID.slice(1)], [UuidScalar, `{${UUID}}`], [UuidScalar, 7],
  [CurrencyCodeScalar, 'idr'], [CurrencyCodeScalar, 'XXX'], [UnitCodeScalar, 'm2'], [RegionCodeScalar, '3171'], [RegionCodeScalar, 31.71],
  [CursorScalar, ''], [CursorScalar, 'a b'], [CursorScalar, 'a'.repeat(1025)], [CursorScalar, 5],
  [JsonObjectScalar, 'text'], [JsonObjectScalar, [1]], [JsonObjectScalar, 5],
]

describe('a value that is not of its scalar', () => {
  it.each(WRONG)('is refused by %s as a variable: %j', (scalar, value) => {
    const [error] = asVariable(scalar, value).errors ?? []
    expect(error?.extensions).toMatchObject({ code: 'BAD_INPUT', messages: { en: expect.any(String), id: expect.any(String) } })
  })

  it.each(WRONG.filter(([, value]) => typeof value !== 'object'))('is refused by %s in the document: %j', (scalar, value) => {
    const [error] = asLiteral(scalar, JSON.stringify(value)).errors ?? []
    expect(error?.extensions.code).toBe('BAD_INPUT')
    expect(error?.locations).toHaveLength(1)
  })

  it.each(['SOME_NAME', '["1"]', '{ a: "1" }', 'true', '1.5'])('is refused in the document when it is written %s', (literal) => {
    expect(asLiteral(DecimalScalar, literal).errors?.[0]?.extensions.code).toBe('BAD_INPUT')
  })

  it('is repeated shortly when it is long', () => {
    expect(() => CursorScalar.parseValue('a'.repeat(1_000_000))).toThrow(/^.{1,300}$/)
  })

  it('is repeated in the message with what would be right', () => {
    expect(asLiteral(DecimalScalar, '12.50').errors?.[0]?.message)
      .toBe('Decimal is text, but 12.50 was given. Put it in quotes, such as "1250.5".')
    expect(asVariable(DateScalar, '2026-02-29').errors?.[0]?.extensions.messages)
      .toMatchObject({ id: '"2026-02-29" bukan tanggal. Berikan hari yang ada sebagai YYYY-MM-DD, misalnya "2026-11-24".' })
  })

  it('never escapes as anything but a refusal', () => {
    const scalars = WRONG.map(([scalar]) => scalar).filter((scalar) => scalar !== JsonObjectScalar)
    fc.assert(fc.property(fc.constantFrom(...scalars), fc.anything(), (scalar, value) => {
      const { errors = [] } = asVariable(scalar, value)
      expect(errors.every((error) => error.extensions.code === 'BAD_INPUT')).toBe(true)
    }))
  })
})

const RIGHT: readonly [GraphQLScalarType, string, string][] = [
  [DecimalScalar, '0012.500', '12.5'], [DecimalScalar, '-0', '0'],
  [DateTimeScalar, '2026-11-24T03:40:41Z', '2026-11-24T03:40:41.000Z'],
  [DateTimeScalar, '2026-11-24T10:40:41.5+07:00', '2026-11-24T03:40:41.500Z'],
  [DateTimeScalar, '2026-11-24T03:40:41.123999Z', '2026-11-24T03:40:41.123Z'],
  [DateScalar, '2024-02-29', '2024-02-29'], [UuidScalar, UUID.toUpperCase(), UUID], [CurrencyCodeScalar, 'IDR', 'IDR'],
  [UnitCodeScalar, 'MTK', 'MTK'], [RegionCodeScalar, '31.71', '31.71'], [CursorScalar, 'WyIyMDI2Il0', 'WyIyMDI2Il0'],
]

describe('a value of its scalar', () => {
  it.each(RIGHT)('is understood by %s as a variable and in the document: %s is %s', (scalar, given, canonical) => {
    expect(asVariable(scalar, given)).toEqual({ data: { echo: canonical } })
    expect(asLiteral(scalar, JSON.stringify(given))).toEqual({ data: { echo: canonical } })
  })

  it('reaches resolvers as a Date when it is an instant', () => {
    const answer = graphqlSync({ schema: schemaOf(DateTimeScalar), source: '{ kind(value: "2026-11-24T03:40:41Z") }' })
    expect(answer.data).toEqual({ kind: '[object Date]' })
  })

  it('survives the wire as a decimal with every digit', () => {
    fc.assert(fc.property(stored(20, 4), (text) => {
      const echoed = asVariable(DecimalScalar, text).data?.echo
      expect(asVariable(DecimalScalar, echoed).data?.echo).toBe(echoed)
    }))
  })
})

describe('an instant that a resolver returns', () => {
  it.each([
    [new Date('2026-11-24T03:40:41.5Z'), '2026-11-24T03:40:41.500Z'],
    ['2026-11-24 03:40:41+00', '2026-11-24T03:40:41.000Z'],
    ['2026-11-24 10:40:41.123456+07', '2026-11-24T03:40:41.123Z'],
    ['2026-11-24 09:10:41.1+05:30', '2026-11-24T03:40:41.100Z'],
    ['2026-11-24T03:40:41.000Z', '2026-11-24T03:40:41.000Z'],
  ])('is written the same from %s', (value, wire) => {
    expect(DateTimeScalar.serialize(value)).toBe(wire)
  })

  it.each([new Date(NaN), 'infinity', '0044-03-15 00:00:00+00 BC', 5, null])('is an error of the server when it is %s', (value) => {
    expect(() => DateTimeScalar.serialize(value)).toThrow()
  })

  it('reads back as itself', () => {
    const years = { min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }
    fc.assert(fc.property(fc.date(years), (instant) => {
      expect(DateTimeScalar.parseValue(DateTimeScalar.serialize(instant))).toEqual(instant)
    }))
  })
})

describe('a JSON object', () => {
  it('is the same as a variable and in the document, with variables inside', () => {
    const value = { a: [1, 2.5, 'x', true, null], b: { c: 'd' } }
    expect(asVariable(JsonObjectScalar, value)).toEqual({ data: { echo: value } })
    expect(asLiteral(JsonObjectScalar, '{ a: [1, 2.5, "x", true, null], b: { c: "d" } }')).toEqual({ data: { echo: value } })
    const source = 'query ($v: JSONObject) { echo(value: { inner: $v }) }'
    const answer = graphqlSync({ schema: schemaOf(JsonObjectScalar), source, variableValues: { v: { x: 1 } } })
    expect(answer.data).toEqual({ echo: { inner: { x: 1 } } })
  })

  it('keeps a field named __proto__ a field', () => {
    const echoed = asLiteral(JsonObjectScalar, '{ __proto__: { admin: true } }').data?.echo
    expect(Object.getPrototypeOf({ ...(echoed as object) })).toBe(Object.prototype)
    expect(JSON.stringify(echoed)).toBe('{"__proto__":{"admin":true}}')
  })
})

describe('the schema of the scalars', () => {
  it('describes each, and reads back', () => {
    for (const scalar of [...new Set([...WRONG, ...RIGHT].map(([kind]) => kind))]) {
      const read = buildSchema(printSchema(schemaOf(scalar))).getType(scalar.name)
      expect(read).toMatchObject({ description: scalar.description, specifiedByURL: scalar.specifiedByURL })
      expect(scalar.description).toMatch(/\.$/)
    }
  })
})
