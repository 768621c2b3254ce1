import type { Actor } from '../actor.js'
import type { Database } from '../read/database.js'
import { Parameters } from '../read/parameters.js'
import { buildRow, selectList, type RowShape } from '../read/row-shape.js'
import type { Statements } from '../read/statements.js'
import { Event } from './event.entity.js'
import { filterConditions, type EventFilter } from './event-filter.js'
import type { EventRow } from './recent-events.js'

/** Positions that one statement looks at: keeps it short for a viewer who sees almost nothing of a long log. */
const WINDOW = 10_000

/** A stretch of the log: after a position, up to and including another. */
export interface Stretch { after: number; upTo: number; limit: number }

/** What was found, and up to where the log has been looked through. */
export interface Scan { rows: readonly EventRow[]; scannedTo: number }

export interface LogReading { database: Database; statements: Statements }

/** The next visible events of a stretch, at most one window of it. The row filter is part of the statement. */
export async function readVisible(reading: LogReading, viewer: Actor, { filter, stretch }: { filter: EventFilter; stretch: Stretch }): Promise<Scan> {
  const { alias, parameters, visible } = reading.statements.source(Event, viewer)
  // An aggregate's events are few and indexed; everything else walks along the positions.
  const end = filter.about == null ? Math.min(stretch.upTo, stretch.after + WINDOW) : stretch.upTo
  const conditions = [
    `${alias}.position > ${parameters.add(stretch.after, 'bigint')}`, `${alias}.position <= ${parameters.add(end, 'bigint')}`,
    ...filterConditions(filter, alias, parameters), visible,
  ]
  const shape = logShape(reading.statements)
  const sql = `select ${selectList(shape, alias)} from event ${alias} where ${conditions.join(' and ')}`
    + ` order by ${alias}.position limit ${parameters.add(stretch.limit, 'int')}`
  const rows = (await reading.database.query(sql, parameters.values)).map((record) => eventRow(shape, record))
  return { rows, scannedTo: rows.length === stretch.limit ? rows.at(-1)?.position ?? end : end }
}

/** Everything after a position, whoever may see it: for the tail, which decides per subscriber later. */
export function tailStatement(statements: Statements, after: number, limit: number): { sql: string; values: unknown[] } {
  const parameters = new Parameters()
  const from = `from event t where t.position > ${parameters.add(after, 'bigint')} order by t.position limit ${parameters.add(limit, 'int')}`
  return { sql: `select ${selectList(logShape(statements), 't')} ${from}`, values: parameters.values }
}

/** All columns but the audit trail, which can be large and few may see. */
export function logShape(statements: Statements): RowShape {
  const shape = statements.shape(Event)
  return { ...shape, columns: shape.columns.filter(({ property }) => property !== 'changes') }
}

export function eventRow(shape: RowShape, record: Record<string, unknown>): EventRow {
  return { ...buildRow(shape, record), position: Number(record['position']) }
}
