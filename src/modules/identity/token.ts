import { createHash, randomBytes } from 'node:crypto'

/** A secret that is told once: 256 random bits, with a prefix that says what it is (and lets scanners find a leak). */
export function newToken(kind: 'ks' | 'kk' | 'ki'): string {
  return `${kind}_${randomBytes(32).toString('base64url')}`
}

/** What is stored instead of a token. Random tokens need no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
