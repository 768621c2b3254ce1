import { randomUUID } from 'node:crypto'
import { GraphQLError, type DocumentNode, type ExecutionResult, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql'
import { makeServer, type Context as Connection } from 'graphql-ws'
import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { DomainError, ErrorCode } from '../../platform/errors.js'
import { localeOf } from '../../platform/locale.js'
import { Awaited } from './abandonment.js'
import { CloseWith } from './close-codes.js'
import { LiveSocket } from './live-socket.js'
import type { LiveSockets, LiveSocketsOptions } from './live-sockets.js'
import { readOperationInput } from './operation-input.js'
import { bearer, operationRequest, type Sender } from './operation-request.js'
import type { Operations, Outcome } from './operations.js'
import { MAX_OPERATIONS_PER_SOCKET } from './settings.js'
import { resultText, sendingTexts, type SendText, type TextResult } from './text-results.js'

export interface ProtocolOptions extends LiveSocketsOptions { operations: Operations; sockets: LiveSockets }

/** What is known of a connection beside its messages. */
interface Extra { live: LiveSocket; awaited: Awaited; request: IncomingMessage; credential: string | null }

type Subscribe = Parameters<NonNullable<Parameters<typeof makeServer<Record<string, unknown>, Extra>>[0]['onSubscribe']>>[2]
/** What graphql-ws takes for the arguments of an execution; the answer is in it already. */
interface Prepared { document: DocumentNode; operationName: string | null; answer: FormattedExecutionResult | AsyncGenerator<ExecutionResult, void, void> }

/** graphql-transport-ws: each operation is prepared by us, so that a bad one ends with an error for its id and never with the socket. */
export function serveProtocol(options: ProtocolOptions): { opened(socket: WebSocket, request: IncomingMessage): void } {
  const { sockets, settings, services } = options
  const server = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: settings.connectionInitSeconds * 1_000,
    onConnect: (connection) => connect(connection, options),
    onSubscribe: (connection, id, payload) => connection.extra.awaited.during(
      () => id in connection.subscriptions, (abandoned) => prepare(connection, { id, payload }, { ...options, abandoned }),
    ),
    execute: (args) => (args as unknown as Prepared).answer as never,
    subscribe: (args) => (args as unknown as Prepared).answer as never,
    onNext: (...[, , , , result]) => formattedResult(result),
  })
  return {
    opened(socket, request) {
      const live = new LiveSocket(socket, () => services.events.head)
      const extra: Extra = { live, request, awaited: new Awaited(), credential: null }
      sockets.add(live, async () => (await options.actors.resolve(extra.credential)).kind === 'ANONYMOUS')
      const closed = server.opened({
        protocol: socket.protocol,
        send: (data) => live.send(data),
        close: (code = CloseWith.FAULT.code, reason = '') => live.close({ code, reason }),
        onMessage: (handle) => {
          socket.on('message', (data) => {
            handle(String(data)).catch((error: unknown) => live.close(isUnexpected(error) ? CloseWith.BAD_MESSAGE : CloseWith.FAULT))
            extra.awaited.look()
          })
        },
      }, extra)
      live.onClose((code, reason) => {
        extra.awaited.end()
        return closed(code, reason)
      })
    },
  }
}

async function connect({ connectionParams, extra }: Connection<Record<string, unknown>, Extra>, { actors }: ProtocolOptions): Promise<boolean> {
  const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization'] ?? extra.request.headers.authorization
  extra.credential = bearer(given)
  extra.live.actor = await actors.resolve(extra.credential)
  return given == null || given === '' || extra.live.actor.kind !== 'ANONYMOUS'
}

async function prepare(connection: Connection<Record<string, unknown>, Extra>, { id, payload }: { id: string; payload: Subscribe }, { operations, actors, abandoned }: ProtocolOptions & { abandoned: () => AbortSignal }): Promise<never> {
  const { extra, subscriptions, connectionParams } = connection
  const acceptLanguage = languageOf(connectionParams, extra.request)
  const correlationId = randomUUID()
  try {
    if (Object.keys(subscriptions).length > MAX_OPERATIONS_PER_SOCKET) throw tooManyOperations()
    const input = readOperationInput(payload)
    const sender: Sender = {
      actor: await actors.resolve(extra.credential), currentActor: () => actors.current(extra.credential), abandoned,
      acceptLanguage, remoteAddress: extra.request.socket.remoteAddress ?? '', correlationId,
    }
    const outcome = await operations.run(input, operationRequest(sender, input), 'WEBSOCKET')
    if (outcome.kind === 'refused') return outcome.errors as never
    const { document } = outcome
    return { document, operationName: input.operationName, answer: answerOf(outcome, (result) => extra.live.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${resultText(result)}}`)) } satisfies Prepared as never
  } catch (error) {
    return operations.failure(error, { locale: localeOf(acceptLanguage), correlationId }).errors as never
  }
}

function languageOf(connectionParams: Record<string, unknown> | undefined, request: IncomingMessage): string | undefined {
  const given = connectionParams?.['acceptLanguage']
  return typeof given === 'string' ? given : request.headers['accept-language']
}

function formattedResult({ errors, ...result }: ExecutionResult | { errors?: readonly GraphQLError[] | undefined }): FormattedExecutionResult {
  return errors ? { ...result, errors: errors.map(formatted) } : result
}

/** Those of queries and mutations are formatted already. */
function formatted(error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
  return error instanceof GraphQLError ? error.toJSON() : error
}

function isUnexpected(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unexpected message of type')
}

function tooManyOperations(): DomainError {
  return new DomainError(ErrorCode.TOO_EXPENSIVE, {
    en: `A socket carries at most ${MAX_OPERATIONS_PER_SOCKET} operations at once.`, id: `Satu soket membawa paling banyak ${MAX_OPERATIONS_PER_SOCKET} operasi sekaligus.`,
  }, { measure: 'operations', limit: MAX_OPERATIONS_PER_SOCKET })
}

function answerOf(outcome: Exclude<Outcome, { kind: 'refused' }>, send: SendText) {
  if (outcome.kind === 'stream') return sendingTexts(outcome.results, send)
  return outcome.kind === 'planned' ? sendingTexts(only(outcome), send) : outcome.result
}

async function* only(result: TextResult): AsyncGenerator<TextResult, void, void> {
  yield result
}
