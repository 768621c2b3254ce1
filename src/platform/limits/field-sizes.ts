import type { ArgumentNode, ASTNode, FieldNode, GraphQLError, ValueNode, VariableDefinitionNode } from 'graphql'
import { Kind, type GraphQLField } from 'graphql'
import { MAX_ERRORS, type OperationLimits } from './limits.js'
import { pageTooSmall, tooExpensive } from './refusal.js'

export type FieldDefinition = GraphQLField<unknown, unknown>
export type Variables = Readonly<Record<string, unknown>>

const PAGE_ARGUMENTS = ['first', 'last'] as const

/** How many items a field will bring, as far as its arguments and its definition tell. */
export class FieldSizes {
  readonly errors: GraphQLError[] = []
  private readonly defaults: ReadonlyMap<string, ValueNode>

  constructor(
    private readonly limits: OperationLimits, definitions: readonly VariableDefinitionNode[], private readonly variables: Variables,
  ) {
    this.defaults = new Map(definitions.flatMap(({ variable, defaultValue }) => defaultValue ? [[variable.name.value, defaultValue]] : []))
  }

  /** The page asked for, else what the extension `listSize` of the field says, else the number of `ids`, else a usual page. */
  sizeOf(field: FieldNode, definition: FieldDefinition | undefined): number {
    return this.page(field, definition) ?? sizeExtension(definition) ?? this.idCount(field) ?? this.limits.defaultPage
  }

  private page(field: FieldNode, definition: FieldDefinition | undefined): number | undefined {
    const sizes = PAGE_ARGUMENTS.flatMap((name) => {
      const asked = this.argument(field, definition, name)
      return typeof asked === 'number' ? [this.within(asked, argumentNode(field, name) ?? field)] : []
    })
    return sizes.length > 0 ? Math.max(...sizes) : undefined
  }

  private within(requested: number, node: ASTNode): number {
    const limit = this.limits.maxPage
    if (this.errors.length < MAX_ERRORS) {
      if (!(requested >= 1)) this.errors.push(pageTooSmall({ requested, limit }, node))
      if (requested > limit) this.errors.push(tooExpensive({ measure: 'page', limit, requested }, node))
    }
    return requested >= 1 ? Math.min(requested, limit) : 1
  }

  private idCount(field: FieldNode): number | undefined {
    const ids = this.argument(field, undefined, 'ids')
    return Array.isArray(ids) ? ids.length : undefined
  }

  private argument(field: FieldNode, definition: FieldDefinition | undefined, name: string): unknown {
    const declared = definition?.args.find((argument) => argument.name === name)
    if (definition !== undefined && declared === undefined) return undefined
    const given = argumentNode(field, name)
    return (given && this.valueOf(given.value)) ?? declared?.defaultValue
  }

  private valueOf(node: ValueNode): unknown {
    if (node.kind !== Kind.VARIABLE) return literalSize(node)
    const name = node.name.value
    if (Object.hasOwn(this.variables, name)) return this.variables[name]
    const fallback = this.defaults.get(name)
    return fallback && literalSize(fallback)
  }
}

function argumentNode(field: FieldNode, name: string): ArgumentNode | undefined {
  return field.arguments?.find((argument) => argument.name.value === name)
}

/** Numbers and lists: nothing else is a size. */
function literalSize(node: ValueNode): unknown {
  if (node.kind === Kind.INT) return Number(node.value)
  return node.kind === Kind.LIST ? node.values : undefined
}

function sizeExtension(definition: FieldDefinition | undefined): number | undefined {
  const size = definition?.extensions['listSize']
  return typeof size === 'number' && size >= 0 ? size : undefined
}
