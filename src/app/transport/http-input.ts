import type { FastifyError, FastifyRequest } from 'fastify'
import { DomainError } from '../../platform/errors.js'
import type { RequestMistake } from './http-answer.js'
import { readOperationInput, type OperationInput } from './operation-input.js'

/** The operation that a request carries: in the query string of a GET or HEAD, as JSON in the body of a POST. */
export function readHttpInput(request: FastifyRequest): OperationInput | { refused: RequestMistake | DomainError } {
  try {
    return readOperationInput(request.method === 'POST' ? fromBody(request.body) : fromQueryString(request.query))
  } catch (error) {
    if (error instanceof DomainError) return { refused: error }
    if (error instanceof SyntaxError) return { refused: 'notJson' }
    throw error
  }
}

function fromQueryString(given: unknown): unknown {
  const { query, operationName, variables, extensions } = given as Record<string, unknown>
  return { query, operationName, variables: decoded(variables), extensions: decoded(extensions) }
}

function decoded(text: unknown): unknown {
  return typeof text === 'string' && text !== '' ? JSON.parse(text) : text || null
}

function fromBody(body: unknown): unknown {
  return JSON.parse(typeof body === 'string' ? body : '')
}

/** What Fastify refused while it read the request. */
export function bodyMistake(error: FastifyError | DomainError): RequestMistake | DomainError {
  if (error instanceof DomainError) return error
  switch (error.statusCode) {
    case 413: return 'tooLarge'
    case 415: return 'mediaType'
    case 400: return 'notJson'
    default: return 'fault'
  }
}
