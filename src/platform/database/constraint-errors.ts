import { badInput, conflict, DomainError, ErrorCode } from '../errors.js'
import type { Text } from '../locale.js'

const texts = new Map<string, Text>()

/** A named constraint is the last guard of a rule; its text is what people read when two requests race. */
export function describeConstraints(constraints: Readonly<Record<string, Text>>): void {
  for (const [name, text] of Object.entries(constraints)) texts.set(name, text)
}

/** Translates what PostgreSQL refused; null when it is not a refusal that a client can understand. */
export function translateDatabaseError(error: unknown): DomainError | null {
  if (typeof error !== 'object' || error === null) return null
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  if (typeof code !== 'string') return isLostConnection(error) ? unavailable() : null
  if (code.startsWith('23') && typeof constraint === 'string') return conflict(texts.get(constraint) ?? anyConstraint, { constraint })
  if (NOT_A_VALUE.has(code)) return badInput([], notAValue)
  if (isRetryable(error) || UNREACHABLE.has(code) || code.startsWith('08') || code.startsWith('57')) return unavailable()
  return null
}

/** Serialization failure or deadlock: the whole transaction may be run again. */
export function isRetryable(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return code === '40001' || code === '40P01'
}

/** Not written as its type is; a day that does not exist; out of range; a character, such as NUL, that no text or JSON may have. */
const NOT_A_VALUE = new Set(['22P02', '22007', '22008', '22003', '22021', '22P05'])

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', '53300', '53100'])

/** The driver gives these no code. */
const LOST = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout)/

function isLostConnection(error: object): boolean {
  return error instanceof Error && LOST.test(error.message)
}

/** For what an argument lets through and a column refuses. */
const notAValue: Text = {
  en: 'An id or a value is not well-formed, or larger than can be kept.', id: 'Sebuah id atau nilai tidak berbentuk benar, atau terlalu besar untuk disimpan.',
}

const anyConstraint: Text = {
  en: 'Another change got there first; read it again and repeat yours.',
  id: 'Perubahan lain mendahului; baca ulang dan ulangi perubahan Anda.',
}

function unavailable(): DomainError {
  return new DomainError(ErrorCode.UNAVAILABLE, {
    en: 'The database is not reachable just now. Nothing was changed; try again.',
    id: 'Basis data sedang tidak dapat dijangkau. Tidak ada yang berubah; coba lagi.',
  }, { retryable: true })
}
