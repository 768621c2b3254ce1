import pg from 'pg'

/** Counts every statement that changed a table of the business and was committed; what was rolled back leaves no trace. */
export class CommittedWrites {
  private constructor(private readonly client: pg.Client) {}

  static async watch(databaseUrl: string): Promise<CommittedWrites> {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query('create table committed_write (at text)')
    await client.query(`
      create function note_write() returns trigger language plpgsql as $$
      begin
        insert into committed_write values (tg_table_name);
        return null;
      end $$`)
    const { rows } = await client.query<{ name: string }>(`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name not in ('rate_limit', 'committed_write') order by 1`)
    // The log's own sequencing updates events at any time; what a command does to it is an insert.
    for (const { name } of rows) {
      const change = name === 'event' ? 'insert' : 'insert or update or delete'
      await client.query(`create trigger note_write after ${change} on "${name}" for each statement execute function note_write()`)
    }
    return new CommittedWrites(client)
  }

  async count(): Promise<number> {
    const { rows } = await this.client.query<{ count: string }>('select count(*) from committed_write')
    return Number(rows[0]?.count)
  }

  async stop(): Promise<void> {
    await this.client.end()
  }
}
