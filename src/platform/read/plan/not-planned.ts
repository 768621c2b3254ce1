/** The operation, or these arguments of it, are for the ordinary path; the reason is counted. */
export class NotPlanned extends Error {
  constructor(readonly reason: string) {
    super(reason)
  }
}

/** SQLSTATE of the database's `refuse_null()`. */
const NULL_REFUSED = 'KN001'

/** A null where the schema promises a value: only graphql-js knows how far it must bubble. */
export class NullRefused extends Error {
  readonly code = NULL_REFUSED
}

/** Whether the database, or what completes its answer, came upon such a null. */
export function isNullRefused(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === NULL_REFUSED
}
