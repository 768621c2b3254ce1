import { GraphQLError } from 'graphql'
import { InvalidValue } from '../../../values/invalid-value.js'
import { DomainError } from '../../errors.js'

/** The operation, or these arguments of it, are for the ordinary path; the reason is counted. */
export class NotPlanned extends Error {
  constructor(readonly reason: string) {
    super(reason)
  }
}

/** Why an operation is left to the ordinary way: arguments that are refused are refused again there, with their path. @throws what else is wrong */
export function reasonOf(error: unknown): string {
  if (error instanceof NotPlanned) return error.reason
  if (error instanceof DomainError) return `refused arguments: ${error.code}`
  // graphql-js throws its own of an argument or a directive whose variable is null.
  if (error instanceof InvalidValue || error instanceof GraphQLError) return 'refused arguments: BAD_INPUT'
  throw error
}

/** SQLSTATE of the database's `refuse_null()`. */
const NULL_REFUSED = 'KN001'

/** A null where the schema promises a value: only graphql-js knows how far it must bubble. */
export class NullRefused extends Error {
  readonly code = NULL_REFUSED
}

/** SQLSTATEs about values ("data exception"). */
const VALUE_REFUSED = '22'

/** Whether the database, or what completes its answer, came upon such a null. */
export function isNullRefused(error: unknown): boolean {
  return codeOf(error) === NULL_REFUSED
}

/** Why an answer that failed is made the ordinary way, which says which field it failed for; null: it is a fault, whoever reads. */
export function reasonOfFailure(error: unknown): string | null {
  if (isNullRefused(error)) return 'a null where a value is promised'
  return codeOf(error)?.startsWith(VALUE_REFUSED) ? 'a value that the database refuses' : null
}

function codeOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null
}
