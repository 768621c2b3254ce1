import type {
  ConstDirectiveNode, DirectiveNode, FieldNode, FragmentDefinitionNode, FragmentSpreadNode, GraphQLError, GraphQLNamedType, GraphQLSchema,
  InlineFragmentNode, OperationDefinitionNode, SelectionNode, SelectionSetNode,
} from 'graphql'
import {
  getNamedType, isInterfaceType, isIntrospectionType, isObjectType, Kind, SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef,
} from 'graphql'
import { fieldCost, introspectionCost } from './field-cost.js'
import type { FieldDefinition, FieldSizes } from './field-sizes.js'
import type { InputSize } from './input-size.js'
import { MAX_ERRORS } from './limits.js'
import { beside, bounded, NOTHING, type Measure } from './measure.js'
import { spreadsItself } from './refusal.js'

const META_FIELDS: ReadonlyMap<string, FieldDefinition> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef].map((definition) => [definition.name, definition]),
)
const INTROSPECTION_LISTS: ReadonlySet<string> = new Set(['types', 'fields', 'inputFields', 'interfaces', 'possibleTypes', 'enumValues'])

export interface MeterOptions {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly sizes: FieldSizes
  readonly input: InputSize
  readonly maxNesting: number
}

/** Measures selections as if their fragments were written out, though it walks each fragment once. The document need not be valid. */
export class SelectionMeter {
  readonly errors: GraphQLError[] = []
  private readonly measured = new Map<FragmentDefinitionNode, Measure | undefined>()

  constructor(private readonly options: MeterOptions) {}

  measureOperation(operation: OperationDefinitionNode): Measure {
    for (const { type, defaultValue, directives } of operation.variableDefinitions ?? []) {
      this.options.input.addType(type)
      if (defaultValue) this.options.input.addLiteral(defaultValue)
      this.readDirectives(directives)
    }
    const root = this.options.schema.getRootType(operation.operation) ?? undefined
    const variableDirectives = (operation.variableDefinitions ?? []).flatMap(({ directives = [] }) => directives)
    return this.withDirectives(this.measure(operation.selectionSet, root, 1), [...operation.directives ?? [], ...variableDirectives])
  }

  measureFragment(fragment: FragmentDefinitionNode, level = 1): Measure {
    const known = this.measured.get(fragment)
    if (known !== undefined) return known
    if (this.measured.has(fragment)) {
      if (this.errors.length < MAX_ERRORS) this.errors.push(spreadsItself(fragment.name.value, fragment))
      return NOTHING
    }
    this.measured.set(fragment, undefined)
    const type = this.options.schema.getType(fragment.typeCondition.name.value)
    const measure = this.withDirectives(this.measure(fragment.selectionSet, type, level), fragment.directives)
    this.measured.set(fragment, measure)
    return measure
  }

  /** Goes no deeper than the limit, so that the stack is safe; the nesting that it reports is then beyond the limit. */
  private measure(set: SelectionSetNode, on: GraphQLNamedType | undefined, level: number): Measure {
    if (level > this.options.maxNesting) return { ...NOTHING, nesting: 1 }
    const keys = new Set<string>()
    let total = NOTHING
    for (const selection of set.selections) {
      total = beside(total, this.selection(selection, on, level + 1))
      if (isAliasOrRepeated(selection, keys)) total = { ...total, aliases: bounded(total.aliases + 1) }
    }
    return { ...total, nesting: total.nesting + 1 }
  }

  private selection(selection: SelectionNode, on: GraphQLNamedType | undefined, level: number): Measure {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.withDirectives(this.field(selection, on, level), selection.directives)
      case Kind.INLINE_FRAGMENT:
        return this.withDirectives(this.inlineFragment(selection, on, level), selection.directives)
      case Kind.FRAGMENT_SPREAD:
        return this.withDirectives(this.spread(selection, level), selection.directives)
    }
  }

  private inlineFragment({ typeCondition, selectionSet }: InlineFragmentNode, on: GraphQLNamedType | undefined, level: number): Measure {
    return this.measure(selectionSet, typeCondition ? this.options.schema.getType(typeCondition.name.value) : on, level)
  }

  private spread({ name }: FragmentSpreadNode, level: number): Measure {
    const fragment = this.options.fragments.get(name.value)
    return fragment ? this.measureFragment(fragment, level) : NOTHING
  }

  private field(node: FieldNode, on: GraphQLNamedType | undefined, level: number): Measure {
    const { schema, sizes, input } = this.options
    for (const argument of node.arguments ?? []) input.addLiteral(argument.value)
    const definition = definitionOf(node, on)
    const type = definition && getNamedType(definition.type)
    const inner = node.selectionSet ? this.measure(node.selectionSet, type, level) : NOTHING
    const measure = { ...inner, width: 1, fields: bounded(inner.fields + 1) }
    if (introspects(node, on)) return { ...measure, ...introspectionPath(node, inner), ...introspectionCost(node) }
    const isMutation = on !== undefined && on === schema.getMutationType()
    const cost = fieldCost({ node, definition, on, isMutation, size: sizes.sizeOf(node, definition), inner })
    return { ...measure, depth: inner.depth + 1, ...cost }
  }

  private withDirectives(measure: Measure, directives: readonly (DirectiveNode | ConstDirectiveNode)[] = []): Measure {
    if (directives.length === 0) return measure
    this.readDirectives(directives)
    return { ...measure, directives: bounded(measure.directives + directives.length) }
  }

  private readDirectives(directives: readonly (DirectiveNode | ConstDirectiveNode)[] = []): void {
    for (const directive of directives) for (const { value } of directive.arguments ?? []) this.options.input.addLiteral(value)
  }
}

function isAliasOrRepeated(selection: SelectionNode, keys: Set<string>): boolean {
  if (selection.kind !== Kind.FIELD) return false
  const key = (selection.alias ?? selection.name).value
  const repeated = keys.has(key)
  keys.add(key)
  return repeated || selection.alias !== undefined
}

function definitionOf(node: FieldNode, on: GraphQLNamedType | undefined): FieldDefinition | undefined {
  const meta = META_FIELDS.get(node.name.value)
  if (meta !== undefined) return meta
  return isObjectType(on) || isInterfaceType(on) ? on.getFields()[node.name.value] : undefined
}

function introspects({ name }: FieldNode, on: GraphQLNamedType | undefined): boolean {
  return name.value === '__schema' || name.value === '__type' || (on !== undefined && isIntrospectionType(on))
}

function introspectionPath({ name }: FieldNode, inner: Measure): Pick<Measure, 'introspectionDepth' | 'introspectionLists'> {
  const lists = INTROSPECTION_LISTS.has(name.value) ? 1 : 0
  return { introspectionDepth: inner.introspectionDepth + 1, introspectionLists: inner.introspectionLists + lists }
}
