import { readCursor, writeCursor } from '../../platform/cursor.js'
import { badInput } from '../../platform/errors.js'
import { isUuid } from '../../platform/id.js'
import { isCalendarDate } from '../../values/calendar-date.js'
import type { Group, GroupBy } from './sum-tallies.js'

/** Groups of one answer when no size is asked for. */
const MOST_GROUPS = 1_000
const MOST_ASKED = 100

/** What groups are sorted by; several of it in this order. A facility's or buyer's name is not unique, so its id follows. */
const SORTED_BY = { MONTH: ['month'], PROVINCE: ['province'], REGION: ['region'], OWNER: ['name', 'owner'] } as const satisfies Record<GroupBy, readonly (keyof Group)[]>
type SortKey = typeof SORTED_BY[GroupBy][number]

/** How many groups, and behind which values of what they are sorted by. */
export interface GroupPage { size: number; after: readonly unknown[] | null }

export function sortKeys(by: readonly GroupBy[]): readonly SortKey[] {
  return (Object.keys(SORTED_BY) as GroupBy[]).filter((group) => by.includes(group)).flatMap((group): readonly SortKey[] => SORTED_BY[group])
}

export function groupCursor(by: readonly GroupBy[], group: Group): string {
  const keys = sortKeys(by)
  return writeCursor([keys.join(), ...keys.map((key) => group[key])])
}

/** @throws BAD_INPUT for a size out of 1..100, or a cursor of groups of something else. */
export function groupPage(by: readonly GroupBy[], { first, after }: { first?: number | null; after?: string | null }): GroupPage {
  if (first != null && !(first >= 1 && first <= MOST_ASKED)) {
    throw badInput(['first'], { en: `"first" is ${first}; it may be 1 to ${MOST_ASKED}.`, id: `"first" bernilai ${first}; yang boleh 1 sampai ${MOST_ASKED}.` }, { limit: MOST_ASKED })
  }
  return { size: first ?? MOST_GROUPS, after: after == null ? null : valuesIn(after, sortKeys(by)) }
}

function valuesIn(cursor: string, keys: readonly SortKey[]): unknown[] {
  const [written, ...values] = readCursor(cursor)
  if (written === keys.join() && values.length === keys.length && keys.every((key, i) => isOf(key, values[i]))) return values
  throw badInput(['after'], {
    en: '"after" is not a cursor of these groups; use one that the same question gave.',
    id: '"after" bukan kursor untuk kelompok ini; gunakan kursor yang diberikan oleh pertanyaan yang sama.',
  })
}

function isOf(key: SortKey, value: unknown): boolean {
  if (typeof value !== 'string') return false
  if (key === 'month') return isCalendarDate(value)
  return key !== 'owner' || isUuid(value)
}
