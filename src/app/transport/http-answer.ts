import type { IncomingHttpHeaders } from 'node:http'
import { DomainError, ErrorCode } from '../../platform/errors.js'
import { localeOf, type Text } from '../../platform/locale.js'
import { entityTag, isKnown } from './entity-tag.js'
import { GRAPHQL_TYPE, JSON_TYPE, mediaTypeFor, type MediaType } from './media-type.js'
import type { Outcome } from './operations.js'
import { resultText } from './text-results.js'

export interface Answer { status: number; headers: Record<string, string>; body: string }

/** Why a request is refused before there is an operation in it. */
export type RequestMistake = keyof typeof MISTAKES

const MISTAKES = {
  notJson: { status: 400, code: ErrorCode.BAD_INPUT, text: { en: 'The request is not well-formed JSON.', id: 'Permintaan bukan JSON yang sah.' } },
  tooLarge: { status: 413, code: ErrorCode.TOO_EXPENSIVE, text: { en: 'The request is larger than 1 MB.', id: 'Permintaan lebih besar dari 1 MB.' } },
  mediaType: { status: 415, code: ErrorCode.BAD_INPUT, text: { en: 'Send the operation as application/json.', id: 'Kirim operasi sebagai application/json.' } },
  notAcceptable: {
    status: 406, code: ErrorCode.BAD_INPUT,
    text: { en: `Answers are ${JSON_TYPE} or ${GRAPHQL_TYPE}; "Accept" allows neither.`, id: `Jawaban berupa ${JSON_TYPE} atau ${GRAPHQL_TYPE}; "Accept" tidak mengizinkan keduanya.` },
  },
  method: { status: 405, code: ErrorCode.BAD_INPUT, text: { en: 'Use POST, or GET for queries.', id: 'Gunakan POST, atau GET untuk kueri.' } },
  foreignOrigin: {
    status: 403, code: ErrorCode.FORBIDDEN,
    text: { en: 'Pages of this origin may not use this API.', id: 'Halaman dari asal ini tidak boleh menggunakan API ini.' },
  },
  fault: { status: 500, code: ErrorCode.INTERNAL, text: { en: 'Something went wrong on our side.', id: 'Terjadi kesalahan di sisi kami.' } },
} as const satisfies Record<string, { status: number; code: ErrorCode; text: Text }>

/** The HTTP form of an operation's outcome. In application/json every well-formed request is answered with 200. */
export function answer(outcome: Outcome, type: MediaType, { method, ifNoneMatch }: { method: string; ifNoneMatch: string | undefined }): Answer {
  const told = answerTo(outcome, type)
  const data = method !== 'POST' && told.status === 200 ? dataOf(outcome) : null
  return data === null ? told : tagged(told, data, ifNoneMatch)
}

/** The text that a later answer may be the same as; null where something went wrong. */
function dataOf(outcome: Outcome): string | null {
  if (outcome.kind === 'planned') return outcome.dataText
  return outcome.kind === 'result' && !outcome.result.errors ? JSON.stringify(outcome.result.data) : null
}

/** For queries by GET or HEAD: the client may keep the answer, but asks each time whether it still holds. */
function tagged(told: Answer, data: string, ifNoneMatch: string | undefined): Answer {
  const tag = entityTag(data, told.headers['content-type'] ?? '')
  const headers = { ...told.headers, 'cache-control': 'private, no-cache', etag: tag }
  return isKnown(tag, ifNoneMatch) ? { status: 304, headers, body: '' } : { ...told, headers }
}

function answerTo(outcome: Outcome, type: MediaType): Answer {
  if (outcome.kind === 'stream') throw new Error('streams are not answered over HTTP')
  if (outcome.kind === 'result') return written(outcome.result, 'data' in outcome.result || type === JSON_TYPE ? 200 : 400, type)
  if (outcome.kind === 'planned') return writtenText(resultText(outcome), 200, type)
  const { errors, status } = outcome
  const first = errors[0]?.extensions['retryAfterSeconds']
  const refused = written({ errors: errors.map((error) => error.toJSON()) }, statusOf(status, type), type)
  return typeof first === 'number' ? { ...refused, headers: { ...refused.headers, 'retry-after': String(first) } } : refused
}

/** The answer to a request that carries no operation. */
export function answerRefusal(refused: RequestMistake | DomainError, request: IncomingHttpHeaders): Answer {
  const locale = localeOf(request['accept-language'])
  const type = mediaTypeFor(request.accept) ?? JSON_TYPE
  if (refused instanceof DomainError) {
    return written({ errors: [{ message: refused.messageIn(locale), extensions: { code: refused.code, ...refused.details } }] }, 400, type)
  }
  const { status, code, text } = MISTAKES[refused]
  return written({ errors: [{ message: text[locale], extensions: { code } }] }, status, type)
}

/** What the method, the rate or a fault says is said in both types; the rest is 200 in application/json, where only the transport fails. */
function statusOf(status: number | undefined, type: MediaType): number {
  return status ?? (type === JSON_TYPE ? 200 : 400)
}

function written(body: object, status: number, type: MediaType): Answer {
  return writtenText(JSON.stringify(body), status, type)
}

function writtenText(body: string, status: number, type: MediaType): Answer {
  return { status, body, headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' } }
}
