import type { FastifyBaseLogger } from 'fastify'
import type { OperationRequest } from '../../platform/context.js'
import type { Channel } from './admission.js'
import type { OperationInput } from './operation-input.js'
import type { Outcome } from './operations.js'

interface Finished { outcome: Outcome; input: OperationInput; request: OperationRequest; channel: Channel; milliseconds: number }

/** For lines of operations alone: these fields hold nothing secret, and to look for secrets takes forty times as long as to write a line. */
export function operationLog(log: FastifyBaseLogger): FastifyBaseLogger {
  return log.child({}, { redact: [] })
}

/** One line for each operation: who, what by name, how long, and how it ended. Never the document, a variable or a result. */
export function logOperation(log: FastifyBaseLogger, { outcome, input, request, channel, milliseconds }: Finished): void {
  log.info({
    correlationId: request.correlationId,
    operation: nameOf(input),
    channel,
    organization: request.actor.organizationId,
    actor: request.actor.kind,
    milliseconds: Math.round(milliseconds * 10) / 10,
    code: codeOf(outcome),
  }, 'operation')
}

const NAME = /^[_A-Za-z]\w{0,99}$/
const FIRST_OPERATION = /^\s*(?:query|mutation|subscription)\s+([_A-Za-z]\w{0,99})/

function nameOf({ operationName, query }: OperationInput): string | null {
  if (operationName !== null) return NAME.test(operationName) ? operationName : null
  return FIRST_OPERATION.exec(query.slice(0, 1_000))?.[1] ?? null
}

function codeOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'refused': return String(outcome.errors[0]?.extensions['code'] ?? 'INTERNAL')
    case 'planned': return 'OK'
    case 'result': return String(outcome.result.errors?.[0]?.extensions?.['code'] ?? 'OK')
    case 'stream': return 'STREAM'
  }
}
