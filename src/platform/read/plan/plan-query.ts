import { getNamedType, getNullableType, isAbstractType, isListType, isNonNullType, isObjectType, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import type { Actor } from '../../actor.js'
import { madeReadOf } from '../made-read.js'
import { listReadOf, ownReadOf, type OwnRead } from '../read-model.js'
import { NotPlanned } from './not-planned.js'
import { planConnection, planList } from './plan-connection.js'
import { madeSql } from './plan-made.js'
import { planFields } from './plan-object.js'
import { manySql, nodeSql, oneSql } from './plan-relation.js'
import { planRoot } from './plan-root.js'
import type { Plan } from './plan.js'
import type { PlanScope } from './plan-scope.js'
import { promisedListSql, type SelectedField } from './selection-sql.js'

/** One statement for a whole query. @throws NotPlanned */
export function planQuery(scope: PlanScope, operation: OperationDefinitionNode): Plan {
  return planRoot(scope, operation, (its) => rootField(scope, its))
}

/** Reads that follow the naming of the API: `noun(id)`, `nouns(first, filter …)` that gives a `NounConnection`, `node` and `nodes`. */
function rootField(scope: PlanScope, its: SelectedField): string {
  const { field, nodes: [node] } = its
  const type = getNamedType(field.type)
  const own = ownReadOf(field.name)
  if (own) return ownSql(scope, own, its)
  const list = listReadOf(field.name)
  if (list) return planList(scope, { entity: list.many(), by: null, row: planFields, read: (args) => list.page({ ...args }) }, its)
  const made = madeReadOf(field.name)
  if (made) return madeSql(scope, made, its)
  const isList = isListType(getNullableType(field.type))
  if (node && isAbstractType(type) && field.name === 'node') return nodeSql(scope, { its, key: scope.id(field, node), row: planFields })
  if (node && isAbstractType(type) && field.name === 'nodes') return nodesSql(scope, its, scope.ids(field, node))
  if (!node || !isObjectType(type) || isList) throw new NotPlanned(`Query.${field.name} is computed in code`)
  const noun = type.name.replace(/Connection$/, '')
  if (noun !== type.name && isNounOf(field.name, noun)) {
    return planConnection(scope, { entity: scope.entityOf(noun), by: null, row: planFields, ownArguments: [], read: (args) => args }, its)
  }
  const isById = field.name === lowerFirst(noun) && field.args.length === 1 && field.args[0]?.name === 'id' && !isNonNullType(field.type)
  if (!isById) throw new NotPlanned(`Query.${field.name} is computed in code`)
  return oneSql(scope, { entity: scope.entityOf(noun), key: scope.id(field, node), its, row: planFields })
}

/** A list of one's own is refused to who is nobody; the ordinary way says so. */
function ownSql(scope: PlanScope, own: OwnRead, its: SelectedField): string {
  const key = scope.parameters.ofActor(own.id, 'uuid')
  if ('one' in own) return oneSql(scope, { entity: own.one(), key, its, row: planFields })
  const isSomebody = scope.parameters.ofActor(isSignedIn, 'boolean')
  return promisedListSql(isSomebody, manySql(scope, { relation: own, key, its, row: planFields }))
}

function isSignedIn({ kind }: Actor): boolean {
  return kind !== 'ANONYMOUS'
}

function nodesSql(scope: PlanScope, its: SelectedField, ids: string): string {
  const alias = scope.alias()
  const each = nodeSql(scope, { its, key: `${alias}.id`, row: planFields })
  return `(select array_to_json(array_agg(${each} order by ${alias}.n)) from unnest(${ids}) with ordinality ${alias}(id, n))`
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
