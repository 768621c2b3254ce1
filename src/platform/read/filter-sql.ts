import type { Actor } from '../actor.js'
import { badInput } from '../errors.js'
import { givenFilters } from './page.js'
import type { Parameters, ReadValue } from './parameters.js'
import type { FilterSpec, ReadModel } from './read-model.js'
import { columnFor, type RowShape } from './row-shape.js'
import { searchText } from './search-text.js'

interface At { shape: RowShape; alias: string; parameters: Parameters }
/** What is known of the filter now, and how to read the values of one that has the same fields. */
export interface FilterValues { filter: object; read(name: string): ReadValue }

/** The conditions of a filter input; only what the read model offers, each over an indexed column. */
export function filterSql(model: ReadModel, { filter, read }: FilterValues, at: At): string[] {
  return givenFilters(filter).map(([name, value]) => {
    const spec = model.filters[name]
    if (!spec) throw badInput(['filter', name], { en: `There is no filter "${name}".`, id: `Tidak ada saringan "${name}".` })
    if (spec.op === 'own') return value === true ? ownSql(spec, at) : 'true'
    return condition(spec, read(name), at)
  })
}

function condition(spec: FilterSpec, value: ReadValue, at: At): string {
  if (spec.op === 'search') return searchSql(spec, value, at)
  const { column, sqlType } = columnFor(at.shape, spec.property)
  const left = `${at.alias}."${column}"`
  switch (spec.op) {
    case 'eq': return `${left} = ${at.parameters.later(value, sqlType)}`
    case 'in': return `${left} = any(${at.parameters.later(value, `${sqlType}[]`)})`
    case 'gte': return `${left} >= ${at.parameters.later(value, sqlType)}`
    case 'lt': return `${left} < ${at.parameters.later(value, sqlType)}`
    case 'contains': return `${left} @> array[${at.parameters.later(value, sqlType.replace('[]', ''))}]`
    case 'prefix': return `${left} like ${at.parameters.later((binding) => prefix(value(binding)), 'text')}`
    case 'own': throw new Error('its value is part of the text')
  }
}

/** Whole words in any of their forms, as either language forms them; `words_of` keeps the texts so. */
function searchSql(spec: FilterSpec, value: ReadValue, { alias, parameters }: At): string {
  const typed = parameters.later((binding) => searchText(String(value(binding)), ['filter', spec.property]), 'text')
  return `${alias}."${spec.property}" @@ (websearch_to_tsquery('indonesian', ${typed}) || websearch_to_tsquery('english', ${typed}))`
}

const organizationOf = ({ organizationId }: Actor): string | null => organizationId

function ownSql({ property }: FilterSpec, { shape, alias, parameters }: At): string {
  return `${alias}."${columnFor(shape, property).column}" = ${parameters.ofActor(organizationOf, 'uuid')}`
}

function prefix(value: unknown): string {
  return `${String(value).replace(/[\\%_]/g, '\\$&')}%`
}
