import type { Part } from './database/row-changes.js'
import { DomainError, ErrorCode } from './errors.js'
import type { Tx } from './transaction.js'

/** The client's key, which of the operation's mutations it is, and what the key is bound to. */
export interface IdempotencyClaim { key: string; ordinal: number; fingerprint: string }

const CLAIM = `
  insert into idempotency_key (actor_key, key, ordinal, fingerprint, created_at) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning key`
const EARLIER = 'select fingerprint, result from idempotency_key where actor_key = $1 and key = $2 and ordinal = $3'

/**
 * Claims the key in the command's own transaction. While another transaction holds the same key this waits for it,
 * so a retry during the first run gets the first run's result. null: it is ours, run the command.
 * @throws IDEMPOTENCY_REUSED when the key was used for another operation or other variables
 */
export async function claimIdempotencyKey(tx: Tx, { key, ordinal, fingerprint }: IdempotencyClaim): Promise<{ result: unknown } | null> {
  const claimed = await tx.query(CLAIM, [actorKey(tx), key, ordinal, fingerprint, tx.now])
  if (claimed.length > 0) return null
  const [earlier] = await tx.query<{ fingerprint: string; result: unknown }>(EARLIER, [actorKey(tx), key, ordinal])
  if (!earlier || earlier.fingerprint !== fingerprint) throw reused(key)
  return { result: earlier.result }
}

/** What a repetition is answered with; written together with the state. */
export function idempotentResult(tx: Tx, { key, ordinal }: IdempotencyClaim, result: unknown): Part {
  return (add) => `update idempotency_key set result = ${add(JSON.stringify(result ?? null))}::jsonb`
    + ` where actor_key = ${add(actorKey(tx))} and key = ${add(key)} and ordinal = ${add(ordinal)}`
}

function actorKey(tx: Tx): string {
  return `${tx.actor.organizationId ?? '-'}:${tx.actor.userId ?? tx.actor.apiKeyId ?? '-'}`
}

function reused(key: string): DomainError {
  return new DomainError(ErrorCode.IDEMPOTENCY_REUSED, {
    en: `The idempotency key "${key}" was used for another operation or other variables. Take a new key for a new operation.`,
    id: `Kunci idempotensi "${key}" sudah dipakai untuk operasi atau variabel lain. Gunakan kunci baru untuk operasi baru.`,
  }, { key })
}
