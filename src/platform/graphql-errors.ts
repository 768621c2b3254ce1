import { GraphQLError, isValueNode } from 'graphql'
import { InvalidValue } from '../values/invalid-value.js'
import { translateDatabaseError } from './database/constraint-errors.js'
import { DomainError, ErrorCode } from './errors.js'
import type { Locale, Text } from './locale.js'

export interface ErrorScope { locale: Locale; correlationId: string; report(error: unknown): void }

/** The only translation from what was thrown to what a client reads; both transports call it. Nothing internal passes. */
export function toClientError(error: GraphQLError, scope: ErrorScope): GraphQLError {
  const cause = unwrap(error)
  if (cause instanceof DomainError) return rebuilt(error, cause.messageIn(scope.locale), domainExtensions(cause, scope.locale))
  if (cause instanceof InvalidValue) return rebuilt(error, cause.messages[scope.locale], { code: ErrorCode.BAD_INPUT })
  const refused = translateDatabaseError(cause)
  if (refused) return rebuilt(error, refused.messageIn(scope.locale), domainExtensions(refused, scope.locale))
  if (isRequestError(error, cause)) return requestError(error, scope.locale)
  scope.report(cause)
  return rebuilt(error, internal(scope.correlationId)[scope.locale], { code: ErrorCode.INTERNAL, correlationId: scope.correlationId })
}

function unwrap(error: GraphQLError): unknown {
  let cause: unknown = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

/** Syntax, validation, variables, arguments, limits: thrown by graphql-js or by our limits, never by a resolver's inside. */
function isRequestError(error: GraphQLError, cause: unknown): boolean {
  if (!(cause instanceof GraphQLError)) return false
  return error.path === undefined || typeof cause.extensions['code'] === 'string' || cause.extensions['messages'] !== undefined || isAboutValue(cause)
}

/** An argument that only its variable made wrong has a path, too; unlike what is wrong with an answer, it points at a value in the document. */
function isAboutValue({ nodes }: GraphQLError): boolean {
  return nodes !== undefined && nodes.length > 0 && nodes.every((node) => isValueNode(node))
}

function requestError(error: GraphQLError, locale: Locale): GraphQLError {
  const { messages, code, stacktrace: _, ...rest } = { ...unwrapExtensions(error), ...error.extensions } as Record<string, unknown> & { messages?: Text }
  const known = typeof code === 'string' && code in ErrorCode
  const text = withoutSuggestion(error.message)
  return rebuilt(error, (messages ?? { en: text, id: `Operasi tidak sah: ${text}` })[locale], { ...rest, code: known ? code : ErrorCode.BAD_INPUT })
}

function unwrapExtensions(error: GraphQLError): Record<string, unknown> {
  const cause = unwrap(error)
  return cause instanceof GraphQLError ? { ...cause.extensions } : {}
}

function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean .*\?$/s, '')
}

function domainExtensions(error: DomainError, locale: Locale): Record<string, unknown> {
  const rules = error.violations.map(({ message, ...rest }) => ({ ...rest, message: message[locale] }))
  return { code: error.code, ...error.details, ...(rules.length > 0 ? { rules } : {}) }
}

function rebuilt(error: GraphQLError, message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, {
    nodes: error.nodes ?? null, source: error.source ?? null, positions: error.positions ?? null, path: error.path ?? null, extensions,
  })
}

function internal(correlationId: string): Text {
  return {
    en: `Something went wrong on our side. Quote ${correlationId} when you report it.`,
    id: `Terjadi kesalahan di sisi kami. Sebutkan ${correlationId} saat melaporkan.`,
  }
}
