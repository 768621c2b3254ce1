import { createHash } from 'node:crypto'

/** Weak (RFC 9110, 8.8.3): the same data, though what the operation cost may be told with other figures. */
export function entityTag(data: string, type: string): string {
  return `W/"${createHash('sha1').update(type).update(data).digest('base64url')}"`
}

/** Whether a client that sends this `If-None-Match` has it already. */
export function isKnown(tag: string, ifNoneMatch: string | undefined): boolean {
  return ifNoneMatch !== undefined && ifNoneMatch.split(',').some((known) => known.trim() === tag || known.trim() === '*' || `W/${known.trim()}` === tag)
}
