import type { Client, QueryResult } from 'pg'
import { LastUsed } from './last-used.js'
import { MOST_PREPARED, type StatementNames } from './statement-names.js'

/** What the driver keeps of a connection, beyond its types. */
interface Connection {
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
  close(what: { type: 'S'; name: string }): void
}

/** By connection, whoever asks on it: PostgreSQL keeps what was prepared until the connection ends, unless it is told to let it go. */
const prepared = new WeakMap<Client, LastUsed<true>>()

/** Runs a statement on a connection, prepared there when it has a name. */
export async function runOn(client: Client, { sql, values }: { sql: string; values: readonly unknown[] }, names: StatementNames | null): Promise<QueryResult> {
  const name = names?.of(sql) ?? null
  if (name !== null) makeRoom(client, name)
  return await client.query({ ...name === null ? {} : { name }, text: sql, values: [...values] })
}

function makeRoom(client: Client, name: string): void {
  const kept = prepared.get(client) ?? new LastUsed<true>(MOST_PREPARED)
  if (kept.find(name)) return
  prepared.set(client, kept)
  const oldest = kept.keep(name, true)
  if (oldest !== null) letGo(client.connection as unknown as Connection, oldest)
}

/** Travels ahead of the statement that takes the place. Not by SQL, which a transaction that was refused something would refuse, too. */
function letGo(connection: Connection, name: string): void {
  delete connection.parsedStatements[name]
  delete connection.submittedNamedStatements[name]
  connection.close({ type: 'S', name })
}
