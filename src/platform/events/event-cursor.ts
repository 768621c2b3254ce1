import { badInput } from '../errors.js'

/** A place in the log: after the event at this position. Clients hold it as an opaque text. */
export function encodeEventCursor(position: number): string {
  return Buffer.from(JSON.stringify(['log', position])).toString('base64url')
}

/** @throws BAD_INPUT */
export function decodeEventCursor(cursor: string): number {
  const [kind, position] = parse(cursor)
  if (kind === 'log' && typeof position === 'number' && Number.isSafeInteger(position) && position >= 0) return position
  throw notOfThisLog()
}

export function notOfThisLog(): Error {
  return badInput(['after'], {
    en: '"after" is not a cursor of this log of events; use one unchanged from an earlier answer, or none.',
    id: '"after" bukan kursor dari catatan peristiwa ini; gunakan kursor dari jawaban sebelumnya tanpa diubah, atau kosongkan.',
  })
}

function parse(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
