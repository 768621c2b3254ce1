import type { FieldNode, GraphQLNamedType } from 'graphql'
import { getNamedType, getNullableType, isListType } from 'graphql'
import type { FieldDefinition } from './field-sizes.js'
import { bounded, type Measure } from './measure.js'

/** The whole schema is built once, but writing it out is work that its few fields do not show. */
const INTROSPECTION_COST = 500
/** A write locks, checks, records and tells others: about ten reads. */
const MUTATION_COST = 10

export interface CostedField {
  readonly node: FieldNode
  readonly definition: FieldDefinition | undefined
  readonly on: GraphQLNamedType | undefined
  readonly isMutation: boolean
  readonly size: number
  readonly inner: Measure
}

type Cost = Pick<Measure, 'cost' | 'costPerItem'>

/**
 * Objects cost 1 and their plain fields nothing, unless the extension `cost` of the field or of its type says otherwise. What is inside
 * a list counts once per item; `edges` and `nodes` of a connection are as many as the page that the connection was asked for.
 */
export function fieldCost(field: CostedField): Cost {
  const each = bounded(ownCost(field) + field.inner.cost)
  if (isItemsOfConnection(field)) return { cost: 0, costPerItem: bounded(each + field.inner.costPerItem * field.size) }
  const one = bounded(each + field.inner.costPerItem * field.size)
  return { cost: isList(field.definition) ? bounded(one * field.size) : one, costPerItem: 0 }
}

export function introspectionCost(node: FieldNode): Cost {
  return { cost: node.name.value === '__schema' || node.name.value === '__type' ? INTROSPECTION_COST : 0, costPerItem: 0 }
}

function ownCost({ node, definition, isMutation }: CostedField): number {
  const declared = costExtension(definition)
  if (declared !== undefined) return declared
  if (isMutation) return MUTATION_COST
  if (node.selectionSet === undefined || node.name.value === 'edges') return 0
  return costExtension(definition && getNamedType(definition.type)) ?? 1
}

function isItemsOfConnection({ node, definition }: CostedField): boolean {
  const name = node.name.value
  return (name === 'edges' || name === 'nodes') && isList(definition) && definition?.args.length === 0
}

function isList(definition: FieldDefinition | undefined): boolean {
  return definition !== undefined && isListType(getNullableType(definition.type))
}

function costExtension(extended: { readonly extensions: Readonly<Record<string, unknown>> } | undefined): number | undefined {
  const cost = extended?.extensions['cost']
  return typeof cost === 'number' && cost >= 0 ? cost : undefined
}
