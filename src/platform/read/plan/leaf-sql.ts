import { getNamedType, getNullableType, isEnumType, isLeafType, isListType, type GraphQLOutputType } from 'graphql'
import type { ColumnShape } from '../row-shape.js'
import { NotPlanned } from './not-planned.js'

const AS_THEY_ARE = new Set(['Int', 'Float', 'Boolean'])

/** A column in the wire format of its scalar, as `GraphQLScalarType.serialize` would write it. */
export function leafSql(alias: string, { column, sqlType }: ColumnShape, type: GraphQLOutputType): string {
  const named = getNamedType(type)
  const value = `${alias}."${column}"`
  if (!isLeafType(named)) throw new NotPlanned(`objects inside the column ${column}`)
  if (isListType(getNullableType(type))) return listSql(value, sqlType, named.name)
  if (named.name === 'DateTime') return `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  if (named.name === 'Decimal') return `trim_scale(${value}::numeric)::text`
  if (AS_THEY_ARE.has(named.name) || isEnumType(named)) return value
  return /^(text|uuid|date|varchar|character)/.test(sqlType) ? value : `${value}::text`
}

function listSql(value: string, sqlType: string, scalar: string): string {
  if (scalar === 'Decimal') {
    return `(case when ${value} is not null then coalesce((select array_to_json(array_agg(trim_scale(u.v::numeric)::text order by u.n)) from unnest(${value}) with ordinality u(v, n)), '[]') end)`
  }
  if (sqlType.endsWith('[]') && scalar !== 'DateTime') return value
  throw new NotPlanned(`a list of ${scalar} in ${sqlType}`)
}
