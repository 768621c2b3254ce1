import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../platform/actor.js'
import type { OperationRequest } from '../platform/context.js'
import { localeOf } from '../platform/locale.js'
import { abandonmentOf } from './transport/abandonment.js'
import type { Actors } from './transport/actors.js'
import { answer, answerRefusal, type Answer } from './transport/http-answer.js'
import { coded } from './transport/content-coding.js'
import { bodyMistake, readHttpInput } from './transport/http-input.js'
import { mediaTypeFor } from './transport/media-type.js'
import type { OperationInput } from './transport/operation-input.js'
import { bearer, operationRequest } from './transport/operation-request.js'
import type { Operations, Outcome } from './transport/operations.js'
import { crossOriginHeaders, isAllowedOrigin, preflightHeaders } from './transport/origins.js'
import { MAX_BODY_BYTES, type TransportSettings } from './transport/settings.js'

export interface HttpOptions { operations: Operations; actors: Actors; settings: TransportSettings }

const OTHER_METHODS = ['PUT', 'PATCH', 'DELETE'] as const

/** GraphQL over HTTP, by the draft standard of the same name: POST for everything, GET for queries; HEAD is a GET without its body. */
export async function serveHttp(app: FastifyInstance, options: HttpOptions): Promise<void> {
  await app.register(async (scope) => {
    // Nothing is logged of a request but its operation, which says its own correlation id.
    scope.setChildLoggerFactory((logger) => logger)
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: MAX_BODY_BYTES }, (_request, body, done) => done(null, body))
    scope.addHook('onRequest', (request, reply, done) => {
      reply.header('x-correlation-id', randomUUID())
      if (!isAllowedOrigin(request.headers, options.settings.allowedOrigins)) return void send(reply, answerRefusal('foreignOrigin', request.headers))
      reply.headers(crossOriginHeaders(request.headers))
      done()
    })
    scope.setErrorHandler(async (error: FastifyError, request, reply) => await send(reply, answerRefusal(bodyMistake(error), request.headers)))
    scope.route({ method: ['GET', 'POST'], url: '/graphql', handler: (request, reply) => handle(request, reply, options) })
    scope.route({ method: 'OPTIONS', url: '/graphql', handler: (_request, reply) => reply.code(204).headers(preflightHeaders).send() })
    scope.route({
      method: [...OTHER_METHODS], url: '/graphql',
      handler: (request, reply) => send(reply.header('allow', 'GET, HEAD, POST, OPTIONS'), answerRefusal('method', request.headers)),
    })
  })
}

async function handle(request: FastifyRequest, reply: FastifyReply, options: HttpOptions): Promise<FastifyReply> {
  const input = readHttpInput(request)
  if ('refused' in input) return await send(reply, answerRefusal(input.refused, request.headers))
  // Before anything is done: what was done could not be told.
  const type = mediaTypeFor(request.headers.accept)
  if (type === null) return await send(reply, answerRefusal('notAcceptable', request.headers))
  const correlationId = String(reply.getHeader('x-correlation-id'))
  const abandoned = (): AbortSignal => abandonmentOf(reply.raw)
  const outcome = await outcomeOf(input, { request, correlationId, abandoned }, options)
  return await send(reply, answer(outcome, type, { method: request.method, ifNoneMatch: request.headers['if-none-match'] }))
}

async function outcomeOf(
  input: OperationInput, { request, correlationId, abandoned }: { request: FastifyRequest; correlationId: string; abandoned: () => AbortSignal }, { operations, actors, settings }: HttpOptions,
): Promise<Outcome> {
  const acceptLanguage = request.headers['accept-language']
  try {
    const credential = bearer(request.headers.authorization)
    const channel = request.method === 'POST' ? 'POST' : 'GET'
    const wishes = {
      idempotencyKey: textOf(request.headers['idempotency-key']), dryRun: request.headers['x-dry-run'] === 'true',
      explain: settings.explain && request.headers['x-explain'] === 'true',
    }
    const requestOf = (actor: Actor): OperationRequest =>
      operationRequest({ actor, acceptLanguage, remoteAddress: request.ip, correlationId, abandoned }, input, wishes)
    const presumed = operations.isOftenPlanned(input) && !wishes.explain ? actors.presumed(credential) : null
    const proven = presumed && await operations.runPresuming(input, { request: requestOf(presumed.actor), presumed, channel })
    return proven ?? await operations.run(input, requestOf(await actors.resolve(credential)), channel)
  } catch (error) {
    return operations.failure(error, { locale: localeOf(acceptLanguage), correlationId })
  }
}

async function send(reply: FastifyReply, { status, headers, body }: Answer): Promise<FastifyReply> {
  const answered = await coded(body, reply.request.headers['accept-encoding'])
  return reply.code(status).headers({ ...headers, ...answered.headers }).send(answered.body)
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
