import type { IncomingHttpHeaders } from 'node:http'

/** Browsers name the origin of the page that asks; everything else leaves it out and is let through. */
export function isAllowedOrigin({ origin, host }: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  if (origin === undefined) return true
  return allowed.includes(origin) || (host !== undefined && URL.parse(origin)?.host === host)
}

const ALLOWED_HEADERS = 'authorization, content-type, accept-language, if-none-match, idempotency-key, x-dry-run, x-explain'

/** What an answer depends on beside its address. */
const VARY = 'origin, authorization, accept, accept-encoding, accept-language'

/** What a browser must read in an answer before it lets a page of another origin see it (CORS). */
export function crossOriginHeaders({ origin }: IncomingHttpHeaders): Record<string, string> {
  if (origin === undefined) return { vary: VARY }
  return { vary: VARY, 'access-control-allow-origin': origin, 'access-control-expose-headers': 'x-correlation-id, retry-after, etag' }
}

/** The answer to a browser that asks beforehand. */
export const preflightHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': ALLOWED_HEADERS, 'access-control-max-age': '3600',
}
