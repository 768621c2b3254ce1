import type { Database } from '../../platform/read/database.js'
import type { CalendarDate } from '../../values/calendar-date.js'
import type { Period } from '../../values/period.js'
import { sortKeys, type GroupPage } from './group-page.js'

/** One sum within a group. `count` is of rows, `amount` of money or hours. */
export interface Sum { measure: string; key: string; currency: string; count: number; amount: string }
export interface Group { month: CalendarDate | null; province: string | null; region: string | null; owner: string | null; name: string | null; sums: Sum[] }
export type GroupBy = 'MONTH' | 'PROVINCE' | 'REGION' | 'OWNER'

export interface Question {
  owners: 'facility' | 'organization'
  by: readonly GroupBy[]
  /** Only what belongs to this organization; null: everybody's, for those who supervise. */
  organization: string | null
  months: Period | null
  region: string | null
  owner: string | null
  page: GroupPage
}

const OWNED_BY = { facility: 'organization_id', organization: 'id' } as const
const GROUPS: Readonly<Record<GroupBy, string>> = { MONTH: 't.month::text', PROVINCE: `split_part(o.region, '.', 1)`, REGION: 'o.region', OWNER: 'o.id' }

/** What is folded and what is not yet, in one statement: the sum of both is exact at every instant. */
export const TALLIES = `(select owner, month, measure, key, currency, count, amount from tally
  union all select owner, month, measure, key, currency, count, amount from tally_delta)`

const KEY_TYPES = { month: 'text', province: 'text', region: 'text', name: 'text', owner: 'uuid' } as const

/** Sums of the tallies by group, in the order of month, region and name. */
export async function sumTallies(database: Database, question: Question): Promise<Group[]> {
  const { by, page: { size, after } } = question
  const of = (group: GroupBy): string => by.includes(group) ? GROUPS[group] : 'null'
  const { where, values } = conditions(question)
  const keys = sortKeys(by) as (keyof typeof KEY_TYPES)[]
  const bounds = after?.map((value, i) => `$${values.push(value)}::${KEY_TYPES[keys[i] ?? 'name']}`)
  // Behind the one group of everything there is nothing.
  const beyond = bounds === undefined ? '' : bounds.length === 0 ? 'where false' : `where (${keys.join(', ')}) > (${bounds.join(', ')})`
  const sql = `
    select month, province, region, owner, name, json_agg(json_build_object('measure', measure, 'key', key, 'currency', currency, 'count', count, 'amount', amount::text)
             order by measure, key, currency) as sums
    from (
      select ${of('MONTH')} as month, ${of('PROVINCE')} as province, ${of('REGION')} as region, ${of('OWNER')}::uuid as owner, ${by.includes('OWNER') ? 'o.name' : 'null'} as name,
             t.measure, t.key, t.currency, sum(t.count) as count, sum(t.amount) as amount
      from ${TALLIES} t join ${question.owners} o on o.id = t.owner where ${where}
      group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(t.count) <> 0 or sum(t.amount) <> 0
    ) summed ${beyond} group by month, province, region, owner, name order by month, province, region, name, owner limit ${size}`
  return await database.query(sql, values) as unknown as Group[]
}

function conditions({ owners, organization, months, region, owner }: Question): { where: string; values: unknown[] } {
  const values: unknown[] = []
  const bound = (value: unknown, sqlType: string): string => `$${values.push(value)}::${sqlType}`
  const where = ['true']
  if (organization !== null) where.push(`o.${OWNED_BY[owners]} = ${bound(organization, 'uuid')}`)
  if (owner !== null) where.push(`o.id = ${bound(owner, 'uuid')}`)
  if (region !== null) where.push(`(o.region = ${bound(region, 'text')} or o.region like ${bound(`${region}.%`, 'text')})`)
  if (months) where.push(`t.month >= date_trunc('month', ${bound(months.from, 'date')}) and t.month < ${bound(months.to, 'date')}`)
  return { where: where.join(' and '), values }
}
