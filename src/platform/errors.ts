import type { Locale, Text } from './locale.js'

/** Every code that an error of this API can carry in `extensions.code`; printed in the SDL. */
export const ErrorCode = {
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  BAD_INPUT: 'BAD_INPUT',
  WRONG_STATE: 'WRONG_STATE',
  RULES_BROKEN: 'RULES_BROKEN',
  CONFLICT: 'CONFLICT',
  STALE_VERSION: 'STALE_VERSION',
  IDEMPOTENCY_REUSED: 'IDEMPOTENCY_REUSED',
  TOO_EXPENSIVE: 'TOO_EXPENSIVE',
  RATE_LIMITED: 'RATE_LIMITED',
  UNAVAILABLE: 'UNAVAILABLE',
  INTERNAL: 'INTERNAL',
} as const
export type ErrorCode = keyof typeof ErrorCode

export type Path = readonly (string | number)[]

/** One broken rule: its name, the place in the input or aggregate, a message and the figures behind it. */
export interface Violation { code: string; path: Path; message: Text; data?: Record<string, unknown> }

/** Thrown anywhere below a resolver, translated once in `graphql-errors.ts`. `details` go to `extensions` as they are. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly text: Text,
    readonly details: Record<string, unknown> = {},
    readonly violations: readonly Violation[] = [],
  ) {
    super(text.en)
  }

  messageIn(locale: Locale): string {
    return this.text[locale]
  }
}

export function unauthenticated(): DomainError {
  return new DomainError(ErrorCode.UNAUTHENTICATED, {
    en: 'Sign in first: send a session token or an API key as "Authorization: Bearer …".',
    id: 'Masuk terlebih dahulu: kirim token sesi atau kunci API sebagai "Authorization: Bearer …".',
  })
}

export function notFound(what: string, id: string): DomainError {
  return new DomainError(ErrorCode.NOT_FOUND, {
    en: `There is no ${what} with the id ${id} that you may see.`,
    id: `Tidak ada ${what} dengan id ${id} yang boleh Anda lihat.`,
  }, { type: what, id })
}

export function forbidden(action: string, reason: Text): DomainError {
  return new DomainError(ErrorCode.FORBIDDEN, reason, { action })
}

export function badInput(path: Path, text: Text, data: Record<string, unknown> = {}): DomainError {
  return new DomainError(ErrorCode.BAD_INPUT, text, { path, ...data })
}

export function wrongState(details: { action: string; current: string; allowedFrom: readonly string[] }): DomainError {
  const { action, current, allowedFrom } = details
  return new DomainError(ErrorCode.WRONG_STATE, {
    en: `"${action}" is not possible in the state ${current}; it is possible in ${allowedFrom.join(', ')}.`,
    id: `"${action}" tidak dapat dilakukan dalam status ${current}; dapat dilakukan dalam ${allowedFrom.join(', ')}.`,
  }, details)
}

export function rulesBroken(violations: readonly Violation[], details: Record<string, unknown> = {}): DomainError {
  const text = violations.length === 1 && violations[0]
    ? violations[0].message
    : { en: `${violations.length} rules are broken; see "rules".`, id: `${violations.length} aturan dilanggar; lihat "rules".` }
  return new DomainError(ErrorCode.RULES_BROKEN, text, details, violations)
}

export function conflict(text: Text, details: Record<string, unknown> = {}): DomainError {
  return new DomainError(ErrorCode.CONFLICT, text, details)
}

export function staleVersion(currentVersion: number): DomainError {
  return new DomainError(ErrorCode.STALE_VERSION, {
    en: `Somebody changed it meanwhile: it is at version ${currentVersion} now. Read it again and repeat your change.`,
    id: `Data telah diubah pihak lain: sekarang versi ${currentVersion}. Baca ulang dan ulangi perubahan Anda.`,
  }, { currentVersion, retryable: true })
}
