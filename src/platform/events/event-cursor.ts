import { readCursor, writeCursor } from '../cursor.js'
import { badInput } from '../errors.js'

/** A place in the log: after the event at this position. Clients hold it as an opaque text. */
export function encodeEventCursor(position: number): string {
  return writeCursor(['log', position])
}

/** @throws BAD_INPUT */
export function decodeEventCursor(cursor: string): number {
  const [kind, position] = readCursor(cursor)
  if (kind === 'log' && typeof position === 'number' && Number.isSafeInteger(position) && position >= 0) return position
  throw notOfThisLog()
}

export function notOfThisLog(): Error {
  return badInput(['after'], {
    en: '"after" is not a cursor of this log of events; use one unchanged from an earlier answer, or none.',
    id: '"after" bukan kursor dari catatan peristiwa ini; gunakan kursor dari jawaban sebelumnya tanpa diubah, atau kosongkan.',
  })
}
