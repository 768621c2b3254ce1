import pg, { type Connection, type QueryResult } from 'pg'

/** What the driver makes of the columns that PostgreSQL describes. */
interface Columns { fields: unknown; _parsers: unknown; _prebuiltEmptyResultObject: unknown }

/** A statement on the connection where it was prepared. */
export interface Prepared {
  readonly name: string
  /** null: not run yet. */
  columns: Columns | null
}

/** What there is in the driver's query beyond its types. */
interface Driver { name: string; _result: Columns; _accumulateRows: boolean; prepare(connection: Connection): void; handleRowDescription(message: unknown): void }

interface Run { text: string; values: readonly unknown[]; callback(error: Error | null, result: QueryResult): void }

/** Asks for the columns of a prepared statement once for each connection, where the driver asks with every run: to answer costs both sides as much as a short row. */
export class PreparedQuery extends pg.Query {
  readonly #prepared: Prepared

  constructor(prepared: Prepared, { text, values, callback }: Run) {
    // Given one by one: the driver copies an object property by property, with their descriptors.
    super(text as never, values as never, callback as never);
    (this as unknown as Driver).name = prepared.name
    this.#prepared = prepared
  }

  prepare(connection: Connection): void {
    const { columns } = this.#prepared
    if (!columns) return driver.prepare.call(this, connection)
    Object.assign((this as unknown as Driver)._result, columns);
    (this as unknown as Driver)._accumulateRows = true
    driver.prepare.call(this, undescribed(connection))
  }

  handleRowDescription(message: unknown): void {
    driver.handleRowDescription.call(this, message)
    const { fields, _parsers, _prebuiltEmptyResultObject } = (this as unknown as Driver)._result
    this.#prepared.columns = { fields, _parsers, _prebuiltEmptyResultObject }
  }
}

const driver = pg.Query.prototype as unknown as Driver
const quiet = new WeakMap<Connection, Connection>()

/** The same connection, on which nothing is asked about columns. */
function undescribed(connection: Connection): Connection {
  const known = quiet.get(connection) ?? Object.create(connection, { describe: { value: () => undefined } }) as Connection
  quiet.set(connection, known)
  return known
}
