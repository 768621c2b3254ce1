import { v7 } from 'uuid'

/** A new UUIDv7: globally unique, in order of creation. */
export function newId(): string {
  return v7()
}
