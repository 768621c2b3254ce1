import type { Client, QueryResult } from 'pg'
import { LastUsed } from './last-used.js'
import { PreparedQuery, type Prepared } from './prepared-query.js'
import { MOST_PREPARED, type StatementNames } from './statement-names.js'

/** What the driver keeps of a connection, beyond its types. */
interface Connection {
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
  close(what: { type: 'S'; name: string }): void
}

/** By connection, whoever asks on it: PostgreSQL keeps what was prepared until the connection ends, unless it is told to let it go. */
const kept = new WeakMap<Client, LastUsed<Prepared>>()

/** Runs a statement on a connection, prepared there when it has a name. */
export function runOn(client: Client, { sql, values }: { sql: string; values: readonly unknown[] }, names: StatementNames | null): Promise<QueryResult> {
  const name = names?.of(sql) ?? null
  if (name === null) return client.query({ text: sql, values: [...values] })
  const prepared = preparedOn(client, name)
  return new Promise((resolve, reject) => {
    client.query(new PreparedQuery(prepared, { text: sql, values, callback: (error, result) => error ? reject(error) : resolve(result) }))
  })
}

function preparedOn(client: Client, name: string): Prepared {
  const all = kept.get(client) ?? new LastUsed<Prepared>(MOST_PREPARED)
  kept.set(client, all)
  return all.find(name) ?? add({ name, columns: null }, all, client)
}

function add(prepared: Prepared, all: LastUsed<Prepared>, client: Client): Prepared {
  const oldest = all.keep(prepared.name, prepared)
  if (oldest !== null) letGo(client.connection as unknown as Connection, oldest)
  return prepared
}

/** Travels ahead of the statement that takes the place. Not by SQL, which a transaction that was refused something would refuse, too. */
function letGo(connection: Connection, name: string): void {
  delete connection.parsedStatements[name]
  delete connection.submittedNamedStatements[name]
  connection.close({ type: 'S', name })
}
