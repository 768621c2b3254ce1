import type { GraphQLScalarType, ValueNode } from 'graphql'
import { GraphQLScalarType as Scalar, Kind } from 'graphql'
import { InvalidValue, shown } from '../values/invalid-value.js'
import { badInput, textScalar } from '../values/text-scalar.js'
import { isUuid } from './id.js'
import { readInstant, writeInstant } from './instant.js'

export * from '../values/value-scalars.js'

export const DateTimeScalar = textScalar<Date>({
  name: 'DateTime',
  description: 'An instant in UTC with milliseconds, always written as "2026-11-24T03:40:41.000Z". '
    + 'Input may carry another offset ("+07:00") and fewer or more digits of the second; digits after the millisecond are cut off.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  example: '2026-11-24T03:40:41.000Z',
  read: readInstant,
  write: writeInstant,
})

export const UuidScalar = textScalar<string>({
  name: 'UUID',
  description: 'A universally unique identifier in lower case; the product makes version 7.',
  specifiedByURL: 'https://datatracker.ietf.org/doc/html/rfc9562',
  example: '019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071',
  read: readUuid,
  write: String,
})

export function readUuid(text: string): string {
  const lower = text.toLowerCase()
  if (isUuid(lower)) return lower
  throw new InvalidValue({
    en: `${shown(text)} is not a UUID. Give 32 hexadecimal digits in groups, such as "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071".`,
    id: `${shown(text)} bukan UUID. Berikan 32 digit heksadesimal berkelompok, misalnya "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071".`,
  })
}

const CURSOR = /^[A-Za-z0-9_-]{1,1024}$/

export const CursorScalar = textScalar<string>({
  name: 'Cursor',
  description: 'A place in a list or in the stream of events. Opaque: take it from an answer and give it back unchanged.',
  example: 'WyIyMDI2LTExLTI0Il0',
  read: readCursor,
  write: String,
})

function readCursor(text: string): string {
  if (CURSOR.test(text)) return text
  throw new InvalidValue({
    en: `${shown(text)} is not a cursor. Give one unchanged from an earlier answer, or none to begin at the start.`,
    id: `${shown(text)} bukan kursor. Berikan kursor dari jawaban sebelumnya tanpa diubah, atau kosongkan untuk mulai dari awal.`,
  })
}

type JsonObject = Readonly<Record<string, unknown>>

export const JsonObjectScalar: GraphQLScalarType<JsonObject, JsonObject> = new Scalar<JsonObject, JsonObject>({
  name: 'JSONObject',
  description: 'A JSON object whose fields depend on its kind, such as the facts of an event.',
  specifiedByURL: 'https://ecma-international.org/publications-and-standards/standards/ecma-404/',
  serialize: readObject,
  parseValue: readObject,
  parseLiteral: (node, variables) => readObject(literalValue(node, variables ?? {}), node),
})

function readObject(value: unknown, node?: ValueNode): JsonObject {
  if (isObject(value)) return value
  throw badInput({
    en: `JSONObject is an object, but ${shown(value)} was given. Give fields in braces, such as {"reason": "rain"}.`,
    id: `JSONObject berupa objek, tetapi ${shown(value)} yang diberikan. Berikan isian dalam kurung kurawal, misalnya {"reason": "hujan"}.`,
  }, node)
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function literalValue(node: ValueNode, variables: JsonObject): unknown {
  switch (node.kind) {
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, literalValue(value, variables)]))
    case Kind.LIST:
      return node.values.map((value) => literalValue(value, variables))
    case Kind.VARIABLE:
      return variables[node.name.value]
    case Kind.NULL:
      return null
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value)
    default:
      return node.value
  }
}

/** How type-graphql shows plain classes: every Date is a DateTime. */
export const scalarsMap = [{ type: Date, scalar: DateTimeScalar }]
