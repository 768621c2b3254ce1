import { v7 } from 'uuid'

/** A new UUIDv7: globally unique, in order of creation. */
export function newId(): string {
  return v7()
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What is not even a UUID is the id of nothing; PostgreSQL would refuse to look. */
export function isUuid(id: string): boolean {
  return UUID.test(id)
}
