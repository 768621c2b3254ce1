import { getNamedType, isListType, getNullableType, isNonNullType, isObjectType, OperationTypeNode, type DocumentNode, type FieldNode, type GraphQLObjectType, type OperationDefinitionNode } from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'
import { NotPlanned } from './not-planned.js'
import { planConnection } from './plan-connection.js'
import { planFields } from './plan-object.js'
import { named } from './selection-sql.js'
import { Plan } from './plan.js'
import type { PlanScope } from './plan-scope.js'

/** One statement for a whole query. @throws NotPlanned */
export function planQuery(scope: PlanScope, operation: OperationDefinitionNode): Plan {
  const root = scope.schema.getQueryType()
  if (!root || operation.operation !== OperationTypeNode.QUERY) throw new NotPlanned('not a query')
  const fields = collectFields(scope.schema, scope.operation.fragments, scope.operation.variables, root, operation.selectionSet)
  const columns = [...fields].map(([key, nodes]) => `${rootField(scope, root, nodes)} as ${named(key)}`)
  return new Plan(`select row_to_json(q)::text as data from (select ${columns.join(', ')}) q`, scope.parameters, scope.slots)
}

/** Reads that follow the naming of the API: `noun(id)`, and `nouns(first, filter …)` that gives a `NounConnection`. */
function rootField(scope: PlanScope, root: GraphQLObjectType, nodes: readonly FieldNode[]): string {
  const [node] = nodes
  const name = node?.name.value ?? ''
  const field = root.getFields()[name]
  if (!node || !field) throw new NotPlanned(`Query.${name}`)
  const type = getNamedType(field.type)
  if (!isObjectType(type) || isListType(getNullableType(field.type))) throw new NotPlanned(`Query.${name} is no read by id and no page`)
  const noun = type.name.replace(/Connection$/, '')
  if (noun !== type.name && isNounOf(name, noun)) return planConnection(scope, { entity: scope.entityOf(noun), by: null, row: planFields }, { field, nodes })
  const isById = name === lowerFirst(noun) && field.args.length === 1 && field.args[0]?.name === 'id' && !isNonNullType(field.type)
  if (!isById) throw new NotPlanned(`Query.${name} is computed in code`)
  return byIdSql(scope, { type, nodes }, scope.id(field, node))
}

function byIdSql(scope: PlanScope, at: { type: GraphQLObjectType; nodes: readonly FieldNode[] }, id: string): string {
  const source = scope.source(scope.entityOf(at.type.name))
  return `(select row_to_json(o) from (select ${planFields(scope, source, at)} from "${source.shape.table}" ${source.alias}`
    + ` where ${source.alias}.id = ${id} and ${source.visible}) o)`
}

/** bulkRequests is the plural of BulkRequest, facilities of Facility. */
function isNounOf(field: string, noun: string): boolean {
  const singular = lowerFirst(noun)
  return field === `${singular}s` || field === singular.replace(/y$/, 'ies') || field === `${singular}es`
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** The operation to run, and its fragments. */
export function operationIn(document: DocumentNode, operationName: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter((of) => of.kind === 'OperationDefinition')
  return (operationName ? operations.find(({ name }) => name?.value === operationName) : operations[0]) ?? null
}
