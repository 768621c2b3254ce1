/** Parts as the opaque text that clients hold as a cursor. */
export function writeCursor(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The parts of a cursor, plain values to be checked by whoever wrote them; none of a text that is no cursor. */
export function readCursor(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) && value.every(isPlain) ? value : []
  } catch {
    return []
  }
}

/** PostgreSQL keeps no text with a NUL, so none was ever in a cursor of ours. */
function isPlain(part: unknown): boolean {
  return typeof part === 'string' ? !part.includes('\0') : part === null || typeof part !== 'object'
}
