import type { DocumentNode, FragmentDefinitionNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import { Kind } from 'graphql'
import { FieldSizes, type Variables } from './field-sizes.js'
import { InputSize } from './input-size.js'
import { MAX_ERRORS, maxNesting, MAX_INTROSPECTION_DEPTH, MAX_INTROSPECTION_LISTS, type OperationLimits } from './limits.js'
import { beside, bounded, NOTHING, type Measure } from './measure.js'
import { tooExpensive, type Measured } from './refusal.js'
import { SelectionMeter } from './selection-meter.js'

export interface OperationToCheck {
  readonly schema: GraphQLSchema
  /** Parsed, and not yet validated: validation compares fields in pairs and must only see what is within the limits. */
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variables?: Variables | null | undefined
  readonly limits: OperationLimits
}

export interface CheckedOperation {
  readonly errors: readonly GraphQLError[]
  /** About the number of objects that the operation reads, plus the items of its input; at least 1, so that nothing is free. */
  readonly cost: number
}

/**
 * Whether an operation asks for no more than it may. Every transport calls it after parsing and before validating. Takes time in
 * proportion to the document as it is written, not as its fragments multiply it, and never throws.
 */
export function checkOperation(check: OperationToCheck): CheckedOperation {
  const operations = check.document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const fragments = check.document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const named = operations.filter(({ name }) => name?.value === check.operationName)
  const executed = named.length > 0 ? named : operations
  const context = { ...check, fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])) }
  const checked = executed.map((operation) => checkExecuted(context, operation))
  const errors = [
    ...exceeding(check.limits, { fragments: fragments.length }),
    ...checked.flatMap((one) => one.errors),
    ...checkUnexecuted(context, operations.filter((operation) => !executed.includes(operation)), fragments),
  ]
  return { errors: withoutTwins(errors).slice(0, MAX_ERRORS), cost: Math.max(0, ...checked.map(({ cost }) => cost)) }
}

type Context = OperationToCheck & { readonly fragments: ReadonlyMap<string, FragmentDefinitionNode> }

function checkExecuted(context: Context, operation: OperationDefinitionNode): CheckedOperation {
  const { limits, variables } = context
  const { meter, sizes, input } = meterFor(context, operation)
  input.addVariables(variables)
  const measure = meter.measureOperation(operation)
  const cost = bounded(Math.max(1, measure.cost + measure.costPerItem * limits.defaultPage + input.items))
  const inputErrors = input.excesses.map(({ excess, node }) => tooExpensive(excess, node))
  const beyond = exceeding(limits, { ...amounts(measure), rootFields: measure.width, cost })
  return { errors: [...beyond, ...sizes.errors, ...inputErrors], cost }
}

/** What is not executed is validated all the same, so its shape has to be within the limits too; its pages do not matter. */
function checkUnexecuted(
  context: Context, operations: readonly OperationDefinitionNode[], fragments: readonly FragmentDefinitionNode[],
): readonly GraphQLError[] {
  const { meter, input } = meterFor(context, undefined)
  const measures = [
    ...operations.map((operation) => meter.measureOperation(operation)),
    ...fragments.map((fragment) => meter.measureFragment(fragment)),
  ]
  const largest = measures.reduce(larger, NOTHING)
  const inputErrors = input.excesses.filter(({ excess }) => excess.measure === 'inputNesting')
  return [
    ...exceeding(context.limits, amounts(largest)),
    ...meter.errors,
    ...inputErrors.map(({ excess, node }) => tooExpensive(excess, node)),
  ]
}

function meterFor({ schema, limits, fragments, variables }: Context, operation: OperationDefinitionNode | undefined) {
  const sizes = new FieldSizes(limits, operation?.variableDefinitions ?? [], variables ?? {})
  const input = new InputSize(limits)
  return { sizes, input, meter: new SelectionMeter({ schema, fragments, sizes, input, maxNesting: maxNesting(limits) }) }
}

function larger(left: Measure, right: Measure): Measure {
  return {
    ...beside(left, right),
    fields: Math.max(left.fields, right.fields),
    aliases: Math.max(left.aliases, right.aliases),
    directives: Math.max(left.directives, right.directives),
  }
}

type Amounts = Partial<Record<Measured, number>>

function amounts(measure: Measure): Amounts {
  const { depth, nesting, introspectionDepth, introspectionLists, aliases, directives, fields } = measure
  return { depth, nesting, introspectionDepth, introspectionLists, aliases, directives, fields }
}

function exceeding(limits: OperationLimits, requested: Amounts): GraphQLError[] {
  const limitOf = {
    depth: limits.maxDepth,
    nesting: maxNesting(limits),
    introspectionDepth: MAX_INTROSPECTION_DEPTH,
    introspectionLists: MAX_INTROSPECTION_LISTS,
    aliases: limits.maxAliases,
    rootFields: limits.maxRootFields,
    directives: limits.maxDirectives,
    fields: limits.maxTokens,
    fragments: limits.maxFragments,
    cost: limits.maxCost,
  } as const satisfies Amounts
  return MEASURED.filter((measure) => (requested[measure] ?? 0) > limitOf[measure])
    .map((measure) => tooExpensive({ measure, limit: limitOf[measure], requested: requested[measure] ?? 0 }))
}

const MEASURED = [
  'fragments', 'depth', 'nesting', 'introspectionDepth', 'introspectionLists', 'aliases', 'rootFields', 'directives', 'fields', 'cost',
] as const satisfies readonly Measured[]

/** One excess is found in an operation, and again in a fragment that it spreads: the first is told. */
function withoutTwins(errors: readonly GraphQLError[]): readonly GraphQLError[] {
  const byPlace = new Map<unknown, GraphQLError>()
  for (const error of errors) {
    const place = error.nodes?.[0] ?? error.extensions['measure']
    if (!byPlace.has(place)) byPlace.set(place, error)
  }
  return [...byPlace.values()]
}
