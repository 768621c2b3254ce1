import type { ValueNode } from 'graphql'
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { InvalidValue, shown, type Messages } from './invalid-value.js'

/** The error of every scalar: code BAD_INPUT and the sentence in both languages. */
export function badInput(messages: Messages, node?: ValueNode): GraphQLError {
  return new GraphQLError(messages.en, { nodes: node ?? null, extensions: { code: 'BAD_INPUT', messages } })
}

interface TextScalar<T> {
  readonly name: string
  readonly description: string
  readonly specifiedByURL?: string
  /** A right value, as it is written on the wire. */
  readonly example: string
  /** Reads what a client sent; throws InvalidValue. */
  readonly read: (text: string) => T
  /** Writes what a resolver returned; any error is the server's. */
  readonly write: (value: unknown) => string
}

/** A scalar that is text on the wire and nothing else: a number, list or object is refused with an example of what is right. */
export function textScalar<T>(scalar: TextScalar<T>): GraphQLScalarType<T, string> {
  const { name, description, specifiedByURL, example } = scalar
  const readText = (value: unknown, node?: ValueNode): T => {
    if (typeof value !== 'string') throw badInput(notText(name, value, example), node)
    return refusedAsBadInput(() => scalar.read(value), node)
  }
  return new GraphQLScalarType<T, string>({
    name,
    description,
    specifiedByURL,
    serialize: scalar.write,
    parseValue: (value) => readText(value),
    parseLiteral: (node) => readText(node.kind === Kind.STRING ? node.value : writtenAs(node), node),
  })
}

function refusedAsBadInput<T>(read: () => T, node: ValueNode | undefined): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof InvalidValue ? badInput(error.messages, node) : error
  }
}

/** The literal as something that is not text, so that the message can repeat it. */
function writtenAs(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
    case Kind.ENUM:
      return Symbol.for(node.value)
    case Kind.BOOLEAN:
      return node.value
    case Kind.LIST:
      return []
    default:
      return {}
  }
}

function notText(name: string, value: unknown, example: string): Messages {
  const given = typeof value === 'symbol' ? shown(value.description).slice(1, -1) : shown(value)
  return {
    en: `${name} is text, but ${given} was given. Put it in quotes, such as "${example}".`,
    id: `${name} berupa teks, tetapi ${given} yang diberikan. Tulis dalam tanda kutip, misalnya "${example}".`,
  }
}
