import { readFile } from 'node:fs/promises'
import pg from 'pg'

/** How many rows there are of each; 100 days of calendar for every line. */
export interface WorldSize { organizations: number; facilities: number; products: number; lines: number; days: number; requests: number; contracts: number }

export const SIZES = {
  small: { organizations: 200, facilities: 50, products: 500, lines: 200, days: 100, requests: 2_000, contracts: 1_000 },
  full: { organizations: 2_000, facilities: 500, products: 5_000, lines: 2_000, days: 100, requests: 20_000, contracts: 10_000 },
  large: { organizations: 20_000, facilities: 5_000, products: 50_000, lines: 20_000, days: 100, requests: 200_000, contracts: 100_000 },
} as const satisfies Record<string, WorldSize>
export type SizeName = keyof typeof SIZES

export const TOKENS = { supervisor: 'ks_benchmark_token_1', buyer: 'ks_benchmark_token_2' } as const

/** Ids grow with their number, as the product's UUIDv7 do; the kind of row is their end. Expressions that PostgreSQL inlines: a call each would double the time. */
const functions = ({ facilities, organizations }: WorldSize): string => `
  create function pg_temp.id(kind int, n bigint) returns uuid language sql immutable parallel safe as $$
    select (lpad(to_hex(1767225600000 + n), 12, '0') || '70008000' || lpad(kind::text, 12, '0'))::uuid $$;
  create function pg_temp.buyer(n bigint) returns uuid language sql immutable as $$
    select pg_temp.id(1, ${facilities + 2} + n % ${organizations - facilities - 1}) $$;
  create function pg_temp.supplier(n bigint) returns uuid language sql immutable as $$ select pg_temp.id(1, 2 + n % ${facilities}) $$;`

const partsOf = (...names: string[]): URL[] => names.map((name) => new URL(`${name}.sql`, import.meta.url))

/** Fills a migrated, empty database: a statement for each table, all of it or nothing. `more` rows may be written with the same names for numbers. */
export async function generateWorld(url: string, size: WorldSize, more: readonly URL[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(functions(size))
    await withoutIndexes(client, async () => {
      // Checks of foreign keys and sums of overviews row by row take most of the time; both are right by construction.
      await client.query('set local session_replication_role = replica')
      for (const part of [...partsOf('parties', 'requests', 'contracts'), ...more, ...partsOf('sums')]) {
        await client.query(filled(await readFile(part, 'utf8'), size))
      }
    })
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** Indexes are built once, after the rows; those that constraints need stay. */
async function withoutIndexes(client: pg.Client, load: () => Promise<void>): Promise<void> {
  const { rows } = await client.query(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = i.indexrelid)`)
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await load()
  for (const { definition } of rows) await client.query(definition)
}

/** The buyer for whom person 2 acts: the last organization, made an agency by its number. */
function buyerOf({ organizations }: WorldSize): number {
  return organizations % 3 === 0 ? organizations - 1 : organizations
}

function filled(sql: string, size: WorldSize): string {
  const values: Record<string, number> = { ...size, buyer: buyerOf(size) }
  return sql.replace(/(?<![:\w]):([a-z]+)\b/g, (_, name: string) => String(values[name]))
}
