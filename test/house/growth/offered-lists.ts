import { getNamedType, isEnumType, isInputObjectType, isObjectType, type GraphQLArgument, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { totalOrder, type TotalOrder } from '../../../src/platform/read/keyset.js'
import { allReadModels, type FilterSpec, type PageRelation, type ReadModel } from '../../../src/platform/read/read-model.js'

/** A list that the API offers, at the root or below a row of a type; all of it from the schema and the read models. */
export interface OfferedList {
  name: string
  field: string
  /** Whose rows it is below, and by which of their properties it belongs to one. */
  below: { parent: ReadModel; by: string } | null
  node: ReadModel
  orders: readonly TotalOrder[]
  isOrderGiven: boolean
  filters: readonly OfferedFilter[]
  /** How filters are written: in an argument `filter`, or as arguments of their own. */
  written: (filters: string) => string
}

/** `values` are all that there are, of an enum. */
export interface OfferedFilter { name: string; spec: FilterSpec; isList: boolean; values: readonly string[] | null }

const OF_EVERY_LIST = new Set(['first', 'last', 'after', 'before', 'orderBy', 'filter'])

export function offeredLists(schema: GraphQLSchema): OfferedList[] {
  const query = schema.getQueryType()
  return Object.values(schema.getTypeMap()).filter((type) => isObjectType(type)).flatMap((type) =>
    Object.values(type.getFields()).filter(isList).map((field) => offered(field, type === query ? null : type)))
}

function isList({ type, args }: GraphQLField<unknown, unknown>): boolean {
  return getNamedType(type).name.endsWith('Connection') && args.some(({ name }) => name === 'after')
}

function offered(field: GraphQLField<unknown, unknown>, parent: GraphQLObjectType | null): OfferedList {
  const node = modelOf(getNamedType(field.type).name.replace(/Connection$/, ''))
  const relation = parent && modelOf(parent.name).relations[field.name] as PageRelation
  const named = (argument: string) => field.args.find(({ name }) => name === argument)
  const order = getNamedType(named('orderBy')?.type)
  const input = getNamedType(named('filter')?.type)
  const names = isEnumType(order) ? order.getValues().map(({ name }) => name) : [relation?.orderBy ?? 'NEWEST']
  const filters = isInputObjectType(input) ? Object.values(input.getFields()) : field.args.filter(({ name }) => !OF_EVERY_LIST.has(name))
  return {
    name: `${parent?.name ?? 'Query'}.${field.name}`, field: field.name, node, isOrderGiven: isEnumType(order),
    below: parent && relation ? { parent: modelOf(parent.name), by: relation.by } : null,
    orders: names.map((name) => totalOrder(name, node.orders[name] ?? [])),
    filters: filters.map((argument) => filterOf(node, argument as GraphQLArgument)),
    written: (given) => isInputObjectType(input) ? `filter: { ${given} }` : given,
  }
}

function filterOf(node: ReadModel, { name, type }: Pick<GraphQLArgument, 'name' | 'type'>): OfferedFilter {
  const spec = node.filters[name]
  if (!spec) throw new Error(`${node.entity.name} is not read by ${name}`)
  const named = getNamedType(type)
  return { name, spec, isList: String(type).includes('['), values: isEnumType(named) ? named.getValues().map((value) => value.name) : null }
}

function modelOf(typename: string): ReadModel {
  const found = allReadModels().find(({ entity }) => entity.name === typename)
  if (!found) throw new Error(`${typename} has no read model`)
  return found
}

