/** A measured server is a process of its own: it gets the database's address, and tells its parent where it listens. */
export const databaseUrl = process.env['DATABASE_URL'] ?? ''

/** Connections to PostgreSQL of every server: what the product's pool has. */
export const POOL_SIZE = 20

export function listening(url: string): void {
  process.send?.({ url })
  process.on('disconnect', () => process.exit(0))
}
