import type { EntityClass } from '@mikro-orm/postgresql'
import { openOrm } from './orm.js'

/** Statements that would bring a migrated database to what the entities say; none when they agree. */
export async function schemaDrift(url: string, entities: EntityClass<object>[]): Promise<string[]> {
  const orm = await openOrm({ url, entities, poolSize: 2 })
  try {
    const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false })
    return sql.split(/;\s*\n|;\s*$/).map((statement) => statement.trim()).filter((statement) => statement !== '' && !isHandWritten(statement))
  } finally {
    await orm.close()
  }
}

/** What only migrations know: tables and columns for the platform's own SQL, triggers, views, and exclusion constraints (`…__one_at_a_time`). */
const HAND_WRITTEN = [
  /^drop (trigger|function|view)/, /"(idempotency_key|rate_limit|migration|number_series|sandbox_clock|tally|tally_delta|tally_audit)"/, /drop column "?search"?/, /drop schema/,
  /drop constraint "\w+__one_at_a_time"/,
]

function isHandWritten(statement: string): boolean {
  return HAND_WRITTEN.some((pattern) => pattern.test(statement))
}
