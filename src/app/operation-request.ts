import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { OperationRequest, Services } from '../platform/context.js'
import { badInput } from '../platform/errors.js'
import { newId } from '../platform/id.js'
import { localeOf } from '../platform/locale.js'
import { resolveActor } from '../modules/organizations/index.js'

/** What the headers of a request say about its operation. @throws BAD_INPUT for an idempotency key that is too long */
export async function operationRequest(request: FastifyRequest, services: Services): Promise<OperationRequest> {
  const header = (name: string): string | undefined => textOf(request.headers[name])
  const { query, variables } = (request.body ?? request.query ?? {}) as { query?: unknown; variables?: unknown }
  return {
    actor: await resolveActor(services.reading.database, bearer(header('authorization'))),
    locale: localeOf(header('accept-language')),
    correlationId: newId(),
    idempotencyKey: checkedKey(header('idempotency-key')),
    dryRun: header('x-dry-run') === 'true',
    fingerprint: fingerprintOf(query, variables),
    remoteAddress: request.ip,
  }
}

/** The token of an `Authorization: Bearer` header. */
export function bearer(authorization: string | undefined): string | null {
  return /^Bearer ([\w.-]{10,200})$/i.exec(authorization ?? '')?.[1] ?? null
}

/** What an idempotency key is bound to. */
export function fingerprintOf(query: unknown, variables: unknown): string {
  return createHash('sha256').update(JSON.stringify([query ?? null, variables ?? null])).digest('hex')
}

export function checkedKey(key: string | undefined): string | null {
  if (!key) return null
  if (key.length <= 200) return key
  throw badInput(['Idempotency-Key'], { en: 'An idempotency key has at most 200 characters.', id: 'Kunci idempotensi paling panjang 200 karakter.' })
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
