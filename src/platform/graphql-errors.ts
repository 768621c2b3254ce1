import { GraphQLError } from 'graphql'
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

/** Syntax, validation, variables, limits: thrown by graphql-js or by our limits, never by a resolver's inside. */
function isRequestError(error: GraphQLError, cause: unknown): boolean {
  return cause instanceof GraphQLError && (error.path === undefined || typeof cause.extensions['code'] === 'string' || cause.extensions['messages'] !== undefined)
}

function requestError(error: GraphQLError, locale: Locale): GraphQLError {
  const { messages, code, stacktrace: _, ...rest } = { ...unwrapExtensions(error), ...error.extensions } as Record<string, unknown> & { messages?: Text }
  const known = typeof code === 'string' && code in ErrorCode
  return rebuilt(error, messages?.[locale] ?? withoutSuggestion(error.message), { ...rest, code: known ? code : ErrorCode.BAD_INPUT })
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
