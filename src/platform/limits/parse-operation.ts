import type { DocumentNode } from 'graphql'
import { GraphQLError, parse } from 'graphql'
import { maxNesting, type OperationLimits } from './limits.js'
import { invalidDocument, noDocument, tooExpensive, type Measured } from './refusal.js'

export type Parsed =
  | { readonly document: DocumentNode; readonly errors: readonly [] }
  | { readonly document: undefined; readonly errors: readonly [GraphQLError] }

/** Reads the text of an operation. Never throws: text that is too long or is not GraphQL comes back as an error. */
export function parseOperation(source: unknown, limits: OperationLimits): Parsed {
  if (typeof source !== 'string') return { document: undefined, errors: [noDocument()] }
  if (source.length > limits.maxCharacters) {
    return { document: undefined, errors: [beyond('characters', limits.maxCharacters, source.length)] }
  }
  try {
    return { document: parse(source, { maxTokens: limits.maxTokens }), errors: [] }
  } catch (error) {
    return { document: undefined, errors: [worded(error, limits)] }
  }
}

const TOKEN_LIMIT = /tokens\. Parsing aborted\.$/

function worded(error: unknown, limits: OperationLimits): GraphQLError {
  if (isStackOverflow(error)) return beyond('nesting', maxNesting(limits))
  if (!(error instanceof GraphQLError)) throw error
  return TOKEN_LIMIT.test(error.message) ? beyond('tokens', limits.maxTokens) : invalidDocument(error)
}

/** The parser recurses into selections, lists and objects, which a generous token limit lets grow deeper than the stack. */
function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError
}

/** Reading stops at the limit, so that what was requested is at least one more. */
function beyond(measure: Measured, limit: number, requested = limit + 1): GraphQLError {
  return tooExpensive({ measure, limit, requested })
}
