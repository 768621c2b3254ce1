import { getNamedType, isObjectType, type FieldNode, type GraphQLField, type GraphQLObjectType } from 'graphql'
import { collectSubfields } from 'graphql/execution/collectFields.js'
import { NotPlanned } from './not-planned.js'
import type { PlanScope } from './plan-scope.js'

/** PostgreSQL cuts longer names, and with them two response keys could become one. */
const LONGEST_NAME = 63

/** A type and the nodes of the document that select from it. */
export interface Selection { type: GraphQLObjectType; nodes: readonly FieldNode[] }
/** A field with the nodes of the document that ask for it under one key. */
export interface SelectedField { field: GraphQLField<unknown, unknown>; nodes: readonly FieldNode[] }
type SqlOf = (its: SelectedField) => string

/** What is selected from a type as `expression as "key"`, in the order of the response. */
export function columnsSql(scope: PlanScope, { type, nodes }: Selection, sqlOf: SqlOf): string {
  return collectedSql(scope, { type, fields: fieldsOf(scope, { type, nodes }) }, sqlOf)
}

export function collectedSql(scope: PlanScope, { type, fields }: { type: GraphQLObjectType; fields: Fields }, sqlOf: SqlOf): string {
  return [...fields].map(([key, nodes]) => `${scope.under(key, () => fieldSql(scope, { type, nodes }, sqlOf))} as ${named(key)}`).join(', ')
}

/** Nodes by response key. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>

export function fieldsOf(scope: PlanScope, { type, nodes }: Selection): Fields {
  return collectSubfields(scope.schema, scope.operation.fragments, scope.operation.variables, type, nodes)
}

function fieldSql(scope: PlanScope, { type, nodes }: Selection, sqlOf: SqlOf): string {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') return `'${type.name}'::text`
  const field = type.getFields()[name]
  if (!field) throw new NotPlanned(`unknown field ${type.name}.${name}`)
  if (getNamedType(field.type).name === 'Float') scope.float()
  return sqlOf({ field, nodes })
}

/** What a row is called inside its statement: no response key can be the same. */
const ROW = '"{}"'

/** One row as an object: a record, which becomes JSON together with all that is around it. JSON inside JSON would be copied once more at every level. */
export function recordSql(row: string): string {
  return `(select ${ROW} from (${row}) ${ROW})`
}

export function objectSql(columns: string): string {
  return recordSql(`select ${columns}`)
}

/** Rows as a list of objects, in their order; about a quarter cheaper than an aggregate that sorts. */
export function arraySql(rows: string): string {
  return `array(select ${ROW} from (${rows}) ${ROW})`
}

/** A row where the schema promises one: the ordinary way says what is wrong when there is none. */
export function promisedRowSql(...rows: readonly string[]): string {
  return `coalesce(${rows.join(', ')}, refuse_null_row())`
}

/** A list for those of whom the condition holds: the ordinary way refuses the others. */
export function promisedListSql(condition: string, list: string): string {
  return `(case when ${condition} then ${list} else array[refuse_null_row()] end)`
}

/** The statement whose text is the answer. */
export function answerSql(columns: string): string {
  return `select row_to_json(${ROW})::text as data from (select ${columns}) ${ROW}`
}

export function objectTypeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new NotPlanned(`${field.name} is no object`)
  return type
}

function named(key: string): string {
  if (Buffer.byteLength(key) > LONGEST_NAME) throw new NotPlanned('a response key of more than 63 bytes')
  return `"${key}"`
}
