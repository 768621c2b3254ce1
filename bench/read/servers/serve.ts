/** A measured server is a process of its own: it gets the database's address, and tells its parent where it listens. */
export const databaseUrl = process.env['DATABASE_URL'] ?? ''

/** Every server's pool: as large as the product's; connections stay open while it is another server's turn. */
export const POOL = { max: 20, idleTimeoutMillis: 0 } as const

export function listening(url: string): void {
  process.send?.({ url })
  process.on('disconnect', () => process.exit(0))
}
