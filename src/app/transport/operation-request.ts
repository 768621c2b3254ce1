import { createHash } from 'node:crypto'
import type { Actor } from '../../platform/actor.js'
import type { OperationRequest } from '../../platform/context.js'
import { badInput } from '../../platform/errors.js'
import { localeOf } from '../../platform/locale.js'
import type { OperationInput } from './operation-input.js'

/** Who sends an operation and by which way; what HTTP says in headers, WebSocket says when it connects. */
export interface Sender {
  actor: Actor
  currentActor?: () => Promise<Actor>
  abandoned?: () => AbortSignal
  acceptLanguage: string | undefined
  remoteAddress: string
  correlationId: string
}

/** What a header and what the operation's `extensions` say; the header counts. */
export interface Wishes { idempotencyKey?: string | undefined; dryRun?: boolean | undefined; explain?: boolean | undefined }

/** @throws BAD_INPUT for an idempotency key that is too long */
export function operationRequest(sender: Sender, input: OperationInput, wishes: Wishes = {}): OperationRequest {
  const { idempotencyKey, dryRun } = input.extensions ?? {}
  const { actor, currentActor, abandoned, acceptLanguage, remoteAddress, correlationId } = sender
  const key = checkedKey(wishes.idempotencyKey ?? idempotencyKey)
  return {
    actor, remoteAddress, correlationId,
    locale: localeOf(acceptLanguage),
    idempotency: key === null ? null : { key, fingerprint: fingerprintOf(input) },
    dryRun: wishes.dryRun || dryRun === true,
    ...(currentActor ? { currentActor } : {}),
    ...(abandoned ? { abandoned } : {}),
    ...(wishes.explain ? { explain: true } : {}),
  }
}

/** The token of an `Authorization: Bearer` header. */
export function bearer(authorization: unknown): string | null {
  return typeof authorization === 'string' ? /^Bearer ([\w.-]{10,200})$/i.exec(authorization)?.[1] ?? null : null
}

const SECRET_NAME = /password|secret|token|^code$/i
const SECRET_LITERAL = /(\b(?:\w*password|secret|token|code)\s*:\s*)"[^"]*"/gi

/** What an idempotency key is bound to; secrets are left out, since the hash is stored and a fast one could be guessed from. */
function fingerprintOf({ query, variables }: OperationInput): string {
  const open = JSON.stringify([query.replace(SECRET_LITERAL, '$1""'), variables], (name, value: unknown) => SECRET_NAME.test(name) ? null : value)
  return createHash('sha256').update(open).digest('hex')
}

function checkedKey(key: unknown): string | null {
  if (key == null || key === '') return null
  if (typeof key === 'string' && key.length <= 200) return key
  throw badInput(['idempotencyKey'], {
    en: 'An idempotency key is a text of at most 200 characters.', id: 'Kunci idempotensi adalah teks paling panjang 200 karakter.',
  })
}
