import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/** Drawn from the system for many ids at once: asking it for each takes longer than all the rest of an id. */
const drawn = Buffer.alloc(4_096)
let used = drawn.length
let last = { msecs: 0, seq: 0 }

/** A new UUIDv7: globally unique, in order of creation. */
export function newId(): string {
  const random = draw(16)
  const now = Date.now()
  // A counter orders the ids of one millisecond, and of a clock that was set back (RFC 9562, 6.2, method 1).
  last = now > last.msecs ? { msecs: now, seq: random.readUInt32BE(6) & FIRST_HALF } : after(last)
  return v7({ random, ...last })
}

/** A counter begins in its lower half, so that it does not overflow at once. */
const FIRST_HALF = 0x7f_ff_ff_ff

function after({ msecs, seq }: typeof last): typeof last {
  const next = (seq + 1) | 0
  return { msecs: next === 0 ? msecs + 1 : msecs, seq: next }
}

function draw(bytes: number): Buffer {
  if (used + bytes > drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += bytes
  return drawn.subarray(used - bytes, used)
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is not even a UUID is the id of nothing; PostgreSQL would refuse to look. */
export function isUuid(id: string): boolean {
  return UUID.test(id)
}
