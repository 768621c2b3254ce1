import type { FastifyServerOptions } from 'fastify'

/** Whatever their depth, values under these names never reach the log. */
const SECRETS = ['authorization', 'password', 'currentPassword', 'newPassword', 'token', 'secret', 'cookie', 'connectionString']

const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.headers.${name}`])

/** JSON lines on standard output, or where `stream` leads. */
export function loggerOptions(level: string, stream?: { write(line: string): void }): Exclude<FastifyServerOptions['logger'], boolean | undefined> {
  return { level, redact: { paths, censor: '…' }, serializers: { err: describeError }, ...stream ? { stream } : {} }
}

interface Described { [key: string]: unknown; type: string; message: string; stack: string }

/** What is needed to find a fault. Errors of the database repeat statements and values; of those only the reason is kept. */
function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    type: error.name,
    message: reasonOf(error),
    ...typeof code === 'string' ? { code } : {},
    ...typeof constraint === 'string' ? { constraint } : {},
    stack: framesOf(error.stack ?? ''),
  }
}

const SQLSTATE = /^[0-9A-Z]{5}$/

function reasonOf(error: Error): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  const isDatabase = typeof code === 'string' && SQLSTATE.test(code)
  if (!isDatabase) return error.message
  // The ORM writes "statement with values - reason"; the driver's own error carries the reason alone.
  return cause instanceof Error ? cause.message : error.message.slice(error.message.lastIndexOf(' - ') + 1).trim()
}

function framesOf(stack: string): string {
  return stack.split('\n').filter((line) => /^\s+at /.test(line)).join('\n')
}
