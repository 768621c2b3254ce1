import pg from 'pg'
import { newId } from '../../src/platform/id.js'

const INSERT = `
  insert into event (id, type, occurred_at, subject_type, subject_id, subject_version, correlation_id, payload, changes, about, audience, oversight, is_public)
  select id, 'OrganizationVerified', now(), 'Organization', $2, 1, 'test', jsonb_build_object('note', $6::text), '[]', array[$2::uuid], $3::uuid[], $5, $4
  from unnest($1::uuid[]) as e(id)`

export interface Happening { about?: string; audience?: readonly string[]; isPublic?: boolean; oversight?: boolean; count?: number; note?: string }

/** Events as the transactions of another process write them: this one is not told when they commit. */
export class EventWriter {
  private constructor(readonly client: pg.Client) {}

  static async connect(databaseUrl: string): Promise<EventWriter> {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    return new EventWriter(client)
  }

  /** Gives the ids of the new events. Inside a transaction when one is open. */
  async write({ about = newId(), audience = [], isPublic = false, oversight = false, count = 1, note = '' }: Happening): Promise<string[]> {
    const ids = Array.from({ length: count }, newId)
    await this.client.query(INSERT, [ids, about, audience, isPublic, oversight, note])
    return ids
  }

  async close(): Promise<void> {
    await this.client.end()
  }
}
