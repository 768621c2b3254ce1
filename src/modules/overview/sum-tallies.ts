import type { Database } from '../../platform/read/database.js'
import type { Ask } from '../../platform/read/made-read.js'
import type { CalendarDate } from '../../values/calendar-date.js'
import type { Period } from '../../values/period.js'
import { sortKeys, type GroupPage } from './group-page.js'

/** One sum within a group. `count` is of rows, `amount` of money or hours. */
export interface Sum { measure: string; key: string; currency: string; count: number; amount: string }
export interface Group { month: CalendarDate | null; province: string | null; region: string | null; owner: string | null; name: string | null; sums: Sum[] }
export type GroupBy = 'MONTH' | 'PROVINCE' | 'REGION' | 'OWNER'

/** What an overview is asked for: whose figures, by what, and which of the groups. */
export interface Question {
  owners: 'facility' | 'organization'
  by: readonly GroupBy[]
  months: Period | null
  region: string | null
  owner: string | null
  page: GroupPage
}

/** Where in a statement the question's values stand, and where the one organization whose sums these are; null: everybody's, for those who supervise. */
export interface Placed { ask: Ask<Question>; organization: string | null }

const OWNED_BY = { facility: 'organization_id', organization: 'id' } as const
/** What is folded and what is not yet, in one statement: the sum of both is exact at every instant. */
export const TALLIES = `(select owner, month, measure, key, currency, count, amount from tally
  union all select owner, month, measure, key, currency, count, amount from tally_delta)`

/** What groups have, by the names that `sortKeys` gives. */
const KEYS = {
  month: { sql: 't.month', type: 'date' }, province: { sql: `split_part(o.region, '.', 1)`, type: 'text' }, region: { sql: 'o.region', type: 'text' },
  name: { sql: 'o.name', type: 'text' }, owner: { sql: 'o.id', type: 'uuid' },
} as const satisfies Record<string, { sql: string; type: string }>
type Key = keyof typeof KEYS

/** A group's value of a key as JSON has it, in statements from `groupsSql`. */
export function keySql({ by }: Question, key: Key): string {
  const { type } = KEYS[key]
  return sortKeys(by).includes(key) ? `s.${key}${type === 'date' ? '::text' : ''}` : `null::${type}`
}

/** The groups of one page, in the order of month, region and name: `s` has their sums by measure, key and currency. */
export function groupsSql(question: Question, placed: Placed): string {
  const { owners, by, page: { size } } = question
  const keys = sortKeys(by)
  const grouped = [...keys.map((key) => `${KEYS[key].sql} as ${key}`), 't.measure', 't.key', 't.currency', 'sum(t.count) as count', 'sum(t.amount) as amount']
  const places = [...Array(keys.length + 3).keys()].map((i) => i + 1)
  return `from (select ${grouped.join(', ')} from ${TALLIES} t join ${owners} o on o.id = t.owner where ${conditions(question, placed)}
      group by ${places.join(', ')} having sum(t.count) <> 0 or sum(t.amount) <> 0) s
    ${beyond(question, placed, keys)} group by ${keys.length === 0 ? '()' : keys.map((key) => `s.${key}`).join(', ')} having count(*) > 0
    ${keys.length === 0 ? '' : `order by ${keys.map((key) => `s.${key}`).join(', ')}`} limit ${size}`
}

/** Sums of the tallies by group. */
export async function sumTallies(database: Database, question: Question, organization: string | null): Promise<Group[]> {
  const values: unknown[] = []
  const bound = (value: unknown, sqlType: string): string => `$${values.push(value)}::${sqlType}`
  const placed = { ask: (read: (of: Question) => unknown, sqlType: string) => bound(read(question), sqlType), organization: organization === null ? null : bound(organization, 'uuid') }
  const keys = (Object.keys(KEYS) as Key[]).map((key) => `${keySql(question, key)} as ${key}`)
  const sql = `select ${keys.join(', ')}, json_agg(json_build_object('measure', s.measure, 'key', s.key, 'currency', s.currency, 'count', s.count, 'amount', s.amount::text)
      order by s.measure, s.key, s.currency) as sums ${groupsSql(question, placed)}`
  return await database.query(sql, values) as unknown as Group[]
}

/** What of a question the text depends on. */
export function structureOf({ by, months, region, owner, page: { size, after } }: Question): string {
  return [by.join('+'), months !== null, region !== null, owner !== null, size, after !== null].join()
}

function conditions({ owners, months, region, owner }: Question, { ask, organization }: Placed): string {
  const where = ['true']
  if (organization !== null) where.push(`o.${OWNED_BY[owners]} = ${organization}`)
  if (owner !== null) where.push(`o.id = ${ask((of) => of.owner, 'uuid')}`)
  if (region !== null) where.push(`(o.region = ${ask((of) => of.region, 'text')} or o.region like ${ask((of) => `${of.region}.%`, 'text')})`)
  if (months) where.push(`t.month >= date_trunc('month', ${ask((of) => of.months?.from, 'date')}) and t.month < ${ask((of) => of.months?.to, 'date')}`)
  return where.join(' and ')
}

function beyond({ page: { after } }: Question, { ask }: Placed, keys: readonly Key[]): string {
  if (after === null) return ''
  // Behind the one group of everything there is nothing.
  if (keys.length === 0) return 'where false'
  return `where (${keys.map((key) => `s.${key}`).join(', ')}) > (${keys.map((key, i) => ask((of) => of.page.after?.[i], KEYS[key].type)).join(', ')})`
}
