import { getNamedType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql'
import { NotPlanned } from './not-planned.js'

/** PostgreSQL cuts longer names, and with them two response keys could become one. */
const LONGEST_NAME = 63

/** One row as an object. */
export function objectSql(columns: string): string {
  return `(select row_to_json(o) from (select ${columns}) o)`
}

export function named(key: string): string {
  if (Buffer.byteLength(key) > LONGEST_NAME) throw new NotPlanned('a response key of more than 63 bytes')
  return `"${key}"`
}

export function objectTypeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new NotPlanned(`${field.name} is no object`)
  return type
}
