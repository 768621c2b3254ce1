import fc from 'fast-check'
import { getNamedType, isCompositeType, isInterfaceType, isObjectType, type GraphQLInterfaceType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { argumentsOf, isNotGenerated, LONGEST_LIST, NO_ROW, type ArgumentScope, type KnownValues } from './random-arguments.js'
import { asFragment, documentOf, type Asked, type GeneratedOperation } from './random-document.js'

const DEPTH = 5

/** Questions that are answered by working something out, or by walking the log, and not by reading rows: no statement could. */
const WORKED_OUT = new Set(['compareScenarios', 'events', 'reconcile', 'reconcileCapacity', 'reconcileOverview', 'serverClock', 'verifyClearing', 'verifyMatchPlan'])

/** Variables that any selection may name. Two have defaults, and may be null all the same. */
const SHARED = { yes: 'Boolean!', no: 'Boolean!', id: `ID = "${NO_ROW}"`, size: 'Int = 2' }

/**
 * Valid queries over everything of the schema that is a read: aliases, fragments with and without names, also on interfaces, directives with
 * variables, pages in both directions and between cursors, filters and orders, fields made in code, objects inside JSON; arguments as
 * literals and as variables; seldom one of several operations of a document.
 */
export function randomQuery(schema: GraphQLSchema, known: KnownValues): fc.Arbitrary<Asked> {
  const root = schema.getQueryType()
  if (!root) throw new Error('no query type')
  const operation = selection(root, { schema, known, depth: 0 }).map((fields): GeneratedOperation => ({ kind: 'query', fields }))
  return fc.tuple(fc.array(operation, { minLength: 1, maxLength: 2, size: 'xsmall' }), sharedValues(known)).map(([operations, shared]) => {
    const { query, variables } = documentOf(operations, SHARED)
    return { query, variables: { ...shared, ...variables }, operationName: operations.length > 1 ? `Operation${operations.length - 1}` : null }
  })
}

/** First messages of the streams about one aggregate, and the type of that. */
export function randomSnapshot(schema: GraphQLSchema, known: KnownValues): fc.Arbitrary<Asked & { of: string }> {
  const streams = Object.values(schema.getSubscriptionType()?.getFields() ?? {}).filter(({ args }) => args.some(({ name }) => name === 'id'))
  return fc.constantFrom(...streams).chain((stream) => {
    const message = getNamedType(stream.type) as GraphQLObjectType
    const of = Object.values(message.getFields()).map(({ type }) => getNamedType(type).name).find((name) => name !== 'Event' && known.idsOf(name).length > 0) ?? ''
    return fc.tuple(selection(message, { schema, known, depth: 1 }), sharedValues(known), fc.constantFrom(...known.idsOf(of))).map(([fields, shared, id]) => {
      const { query, variables } = documentOf([{ kind: 'subscription', fields: `${stream.name}(id: $subject) { ${fields} }` }], { ...SHARED, subject: 'ID!' })
      return { query, variables: { ...shared, ...variables, subject: id }, operationName: null, of }
    })
  })
}

function sharedValues(known: KnownValues): fc.Arbitrary<object> {
  return fc.record({
    yes: fc.boolean(), no: fc.boolean(), id: fc.constantFrom(null, 'no id', ...known.idsOf('Organization')), size: fc.constantFrom(null, 1, LONGEST_LIST),
  }, { requiredKeys: ['yes', 'no'] })
}

interface At extends ArgumentScope { depth: number }

function selection(type: GraphQLObjectType, at: At): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields()).filter((field) => isUsable(field, at))
  if (fields.length === 0) return fc.constant('__typename')
  const some = fc.array(fc.constantFrom(...fields).chain((field) => selectedField(type, field, at)), { minLength: 1, maxLength: 4 })
  return fc.tuple(some, fc.constantFrom('none', 'none', 'inline', 'named'), fc.boolean()).map(([parts, fragment, typename]) => {
    const all = [...parts.map((part, index) => part.replace('§', `f${at.depth}_${index}`)), ...(typename ? ['__typename'] : [])].join(' ')
    if (fragment === 'named') return asFragment(type.name, all)
    return fragment === 'inline' ? `... on ${type.name} { ${all} }` : all
  })
}

function isUsable(field: GraphQLField<unknown, unknown>, { depth }: At): boolean {
  if (field.args.some(isNotGenerated) || (depth === 0 && WORKED_OUT.has(field.name))) return false
  return !isCompositeType(getNamedType(field.type)) || depth < DEPTH
}

/** Something for all types, and something more for a few of them; the same key may stand for different fields. */
function abstractSelection(type: GraphQLInterfaceType, at: At): fc.Arbitrary<string> {
  const types = at.schema.getPossibleTypes(type)
  const fragments = fc.array(fc.constantFrom(...types).chain((of) => selection(of, { ...at, depth: Math.max(at.depth, 2) }).map((fields) => ({ of, fields }))), { minLength: 1, maxLength: 4 })
  return fc.tuple(fragments, fc.constantFrom('id', '__typename', `... on ${type.name} { id }`)).map(([parts, common]) => {
    const different = [...new Map(parts.map((part) => [part.of.name, part])).values()]
    return [common, ...different.map(({ of, fields }) => `... on ${of.name} { ${keyedByType(fields, of.name)} }`)].join(' ')
  })
}

/** Fields of different types may differ in shape, which GraphQL allows under one key only sometimes. */
function keyedByType(fields: string, type: string): string {
  return fields.replace(/\bf(\d+_\d+):/g, `${type}$1:`)
}

/** `§` stands for an alias that is unique in its selection. */
function selectedField(owner: GraphQLObjectType, field: GraphQLField<unknown, unknown>, at: At): fc.Arbitrary<string> {
  const named = getNamedType(field.type)
  const args = argumentsOf(field, at)
  const directive = fc.constantFrom('', '', '', ' @include(if: $yes)', ' @skip(if: $no)')
  const deeper = { ...at, depth: at.depth + 1 }
  const fields = isObjectType(named) ? selection(named, deeper) : isInterfaceType(named) ? abstractSelection(named, deeper) : null
  const inner = fields === null ? fc.constant('') : fields.map((selected) => ` { ${selected} }`)
  return fc.tuple(args, directive, inner).map(([given, when, selected]) => `§: ${field.name}${given}${when}${selected}`)
}
