import { badInput } from '../errors.js'
import type { Parameters } from '../read/parameters.js'
import { readUuid } from '../scalars.js'
import type { EventRow } from './recent-events.js'

/** What a reader of the log wants of it; every given part must match. */
export interface EventFilter {
  types?: readonly string[] | null
  /** An aggregate: the event's own or one that it belongs to. */
  about?: string | null
  subjectTypes?: readonly string[] | null
}

/** @throws BAD_INPUT when `about` is no id. */
export function checkedFilter(filter: EventFilter | null | undefined): EventFilter {
  const about = filter?.about
  if (about == null) return filter ?? {}
  try {
    return { ...filter, about: readUuid(about) }
  } catch {
    throw badInput(['filter', 'about'], { en: '"about" is not an id of this API.', id: '"about" bukan id dari API ini.' })
  }
}

/** The filter over an event in memory; equal to `filterConditions`. */
export function matches(filter: EventFilter, row: EventRow): boolean {
  return (filter.types == null || filter.types.includes(String(row['type'])))
    && (filter.subjectTypes == null || filter.subjectTypes.includes(String(row['subjectType'])))
    && (filter.about == null || (row['about'] as string[]).includes(filter.about))
}

/** The filter as SQL over the table `event` under an alias. */
export function filterConditions(filter: EventFilter, alias: string, parameters: Parameters): string[] {
  return [
    ...filter.types == null ? [] : [`${alias}.type = any(${parameters.add(filter.types, 'text[]')})`],
    ...filter.subjectTypes == null ? [] : [`${alias}.subject_type = any(${parameters.add(filter.subjectTypes, 'text[]')})`],
    ...filter.about == null ? [] : [`${alias}.about @> array[${parameters.add(filter.about, 'uuid')}]`],
  ]
}
