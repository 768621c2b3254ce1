import { badInput } from '../errors.js'
import type { Parameters } from './predicate-sql.js'
import type { FilterSpec, ReadModel } from './read-model.js'
import { columnFor, type RowShape } from './row-shape.js'

/** The conditions of a filter input; only what the read model offers, each over an indexed column. */
export function filterSql(model: ReadModel, filter: object, at: { shape: RowShape; alias: string; parameters: Parameters }): string[] {
  return Object.entries(filter).filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => {
    const spec = model.filters[name]
    if (!spec) throw badInput(['filter', name], { en: `There is no filter "${name}".`, id: `Tidak ada saringan "${name}".` })
    return condition(spec, value, at)
  })
}

function condition(spec: FilterSpec, value: unknown, at: { shape: RowShape; alias: string; parameters: Parameters }): string {
  if (spec.op === 'search') return `${at.alias}."${spec.property}" @@ websearch_to_tsquery('simple', ${at.parameters.add(value, 'text')})`
  const { column, sqlType } = columnFor(at.shape, spec.property)
  const left = `${at.alias}."${column}"`
  switch (spec.op) {
    case 'eq': return `${left} = ${at.parameters.add(value, sqlType)}`
    case 'in': return `${left} = any(${at.parameters.add(value, `${sqlType}[]`)})`
    case 'gte': return `${left} >= ${at.parameters.add(value, sqlType)}`
    case 'lt': return `${left} < ${at.parameters.add(value, sqlType)}`
    case 'contains': return `${left} @> array[${at.parameters.add(value, sqlType.replace('[]', ''))}]`
    case 'prefix': return `${left} like ${at.parameters.add(`${String(value).replace(/[\\%_]/g, '\\$&')}%`, 'text')}`
    case 'isNull': return value === true ? `${left} is null` : `${left} is not null`
  }
}
