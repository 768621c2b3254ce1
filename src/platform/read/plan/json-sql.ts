import { getNamedType, isEnumType, isListType, isNonNullType, isObjectType, type FieldNode, type GraphQLOutputType } from 'graphql'
import { jsonModelOf } from '../read-model.js'
import { NotPlanned } from './not-planned.js'
import { oneSql, type RowSql } from './plan-relation.js'
import type { PlanScope } from './plan-scope.js'
import { columnsSql, objectSql, type SelectedField } from './selection-sql.js'

interface Selected { type: GraphQLOutputType; nodes: readonly FieldNode[] }
/** An expression of type jsonb, and how rows that it leads to are read. */
interface JsonValue { value: string; row: RowSql }

const TEXTS = new Set(['String', 'ID', 'UUID', 'Date', 'UnitCode', 'RegionCode', 'CurrencyCode'])
const CASTS: Readonly<Record<string, string>> = { Int: 'int', Float: 'float8', Boolean: 'boolean' }

/** What is inside a JSON column, in the wire format. Nothing but our own code keeps its shape, so a null where a value is promised is refused. */
export function jsonSql(scope: PlanScope, { value, row }: JsonValue, { type, nodes }: Selected): string {
  if (isNonNullType(type)) return `coalesce(to_json(${jsonSql(scope, { value, row }, { type: type.ofType, nodes })}), refuse_null())`
  if (isListType(type)) return listSql(scope, { value, row }, { type: type.ofType, nodes })
  const named = getNamedType(type)
  if (isObjectType(named)) {
    const fields = columnsSql(scope, { type: named, nodes }, (its) => fieldSql(scope, { value, row, typename: named.name }, its))
    return `(case when jsonb_typeof(${value}) = 'object' then ${objectSql(fields)} end)`
  }
  return leafOf(scope, value, { name: named.name, isText: TEXTS.has(named.name) || isEnumType(named) })
}

function fieldSql(scope: PlanScope, { value, row, typename }: JsonValue & { typename: string }, its: SelectedField): string {
  const { name, type, extensions } = its.field
  const { relations = {}, texts = [] } = jsonModelOf(typename)
  const relation = relations[name]
  if (relation) return oneSql(scope, { entity: relation.one(), key: `(${value}->>'${relation.by}')::uuid`, its, row })
  if (texts.includes(name)) return `coalesce(to_json(${value}->'${name}'->>${scope.locale()}), refuse_null())`
  if (extensions['computed']) throw new NotPlanned(`${typename}.${name} is computed in code`)
  return jsonSql(scope, { value: `(${value}->'${name}')`, row }, { type, nodes: its.nodes })
}

function listSql(scope: PlanScope, { value, row }: JsonValue, { type, nodes }: Selected): string {
  const alias = scope.alias()
  const each = jsonSql(scope, { value: `${alias}.v`, row }, { type, nodes })
  return `(case when jsonb_typeof(${value}) = 'array' then`
    + ` (select coalesce(array_to_json(array_agg(${each} order by ${alias}.n)), '[]') from jsonb_array_elements(${value}) with ordinality ${alias}(v, n)) end)`
}

function leafOf(scope: PlanScope, value: string, { name, isText }: { name: string; isText: boolean }): string {
  const text = `(${value} #>> '{}')`
  if (isText) return text
  if (name === 'Decimal') return `trim_scale(${text}::numeric)::text`
  if (CASTS[name]) return `${text}::${CASTS[name]}`
  if (name !== 'JSONObject') throw new NotPlanned(`${name} inside a JSON column`)
  // PostgreSQL writes JSON with spaces, JavaScript without.
  scope.respaced()
  return `nullif(${value}, 'null')`
}
