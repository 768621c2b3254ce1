import fc from 'fast-check'
import { getNamedType, isCompositeType, isEnumType, isInterfaceType, isObjectType, type GraphQLInterfaceType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'

const DEPTH = 5
const LONGEST_LIST = 3

/** Ids that exist, so that generated reads find something. */
export interface KnownValues { idsOf(type: string): readonly string[] }

const NO_ROW = '00000000-0000-7000-8000-000000000000'
/** Questions that are answered by working something out, or by walking the log, and not by reading rows: no statement could. */
const WORKED_OUT = new Set(['compareScenarios', 'events', 'reconcile', 'reconcileCapacity', 'reconcileOverview', 'serverClock', 'verifyMatchPlan'])

/**
 * Valid queries over everything of the schema that is a read: aliases, fragments also on interfaces, directives with variables, pages
 * forwards and backwards, filters and orders, fields made in code, objects inside JSON; variables with defaults, which may be null all the same.
 */
export function randomQuery(schema: GraphQLSchema, known: KnownValues): fc.Arbitrary<{ query: string; variables: Record<string, unknown> }> {
  const root = schema.getQueryType()
  if (!root) throw new Error('no query type')
  const given = fc.record({
    yes: fc.boolean(), no: fc.boolean(), id: fc.constantFrom(null, 'no id', ...known.idsOf('Organization')), size: fc.constantFrom(null, 1, LONGEST_LIST),
  }, { requiredKeys: ['yes', 'no'] })
  return fc.tuple(selection(root, { schema, known, depth: 0 }), given).map(([fields, variables]) => {
    const used = Object.entries(WITH_DEFAULT).filter(([name]) => fields.includes(`$${name}`)).map(([name, type]) => `, $${name}: ${type}`)
    return { query: `query ($yes: Boolean!, $no: Boolean!${used.join('')}) { ${fields} unused: __typename @include(if: $yes) @skip(if: $no) }`, variables }
  })
}

const WITH_DEFAULT = { id: `ID = "${NO_ROW}"`, size: 'Int = 2' }
/** How often a literal stands where a variable could. */
const LITERALS = 9

interface At { schema: GraphQLSchema; known: KnownValues; depth: number }

function selection(type: GraphQLObjectType, at: At): fc.Arbitrary<string> {
  const fields = Object.values(type.getFields()).filter((field) => isUsable(field, at))
  if (fields.length === 0) return fc.constant('__typename')
  const some = fc.array(fc.constantFrom(...fields).chain((field) => selectedField(type, field, at)), { minLength: 1, maxLength: 4 })
  return fc.tuple(some, fc.boolean(), fc.boolean()).map(([parts, inFragment, typename]) => {
    const all = [...parts.map((part, index) => part.replace('§', `f${at.depth}_${index}`)), ...(typename ? ['__typename'] : [])].join(' ')
    return inFragment ? `... on ${type.name} { ${all} }` : all
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

/** Required, and of a type that this generator makes no values of. */
function isNotGenerated({ name, type, defaultValue }: GraphQLField<unknown, unknown>['args'][number]): boolean {
  const required = String(type).endsWith('!') && defaultValue === undefined
  return required && !/^(ID|UUID|\[ID!\])!$/.test(String(type)) && name !== 'from' && name !== 'to'
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

function argumentsOf(field: GraphQLField<unknown, unknown>, at: At): fc.Arbitrary<string> {
  const parts = field.args.map((argument) => argumentOf(argument.name, String(argument.type), field, at))
  if (parts.length === 0) return fc.constant('')
  return fc.tuple(...parts).map((given) => {
    const present = given.filter((text) => text !== '')
    return present.length === 0 ? '' : `(${present.join(', ')})`
  })
}

function argumentOf(name: string, type: string, field: GraphQLField<unknown, unknown>, { schema, known }: At): fc.Arbitrary<string> {
  const noun = getNamedType(field.type).name
  if (name === 'first') return orVariable('size', fc.integer({ min: 1, max: LONGEST_LIST })).map((size) => `first: ${size}`)
  if (name === 'last') return fc.constantFrom('', '')
  if (name === 'orderBy') {
    const order = schema.getType(type.replace(/!$/, ''))
    return isEnumType(order) ? fc.constantFrom('', ...order.getValues().map((value) => `orderBy: ${value.name}`)) : fc.constant('')
  }
  if (/^(ID|UUID)!$/.test(type)) {
    const literal = anId(noun, { schema, known }).map((id) => `"${id}"`)
    return (type === 'ID!' ? orVariable('id', literal) : literal).map((id) => `${name}: ${id}`)
  }
  if (type === '[ID!]!') return fc.array(anId(noun, { schema, known }), { minLength: 1, maxLength: 5 }).map((ids) => `${name}: ["${ids.join('", "')}"]`)
  const each = schema.getType(type.replace(/[[\]!]/g, ''))
  if (type.startsWith('[') && isEnumType(each)) return fc.subarray(each.getValues().map((value) => value.name)).map((values) => `${name}: [${values.join(', ')}]`)
  if (name === 'from' || name === 'to') return fc.constant(`${name}: "${name === 'from' ? '2026-01-01' : '2027-12-31'}"`)
  return fc.constant('')
}

function orVariable(name: keyof typeof WITH_DEFAULT, literal: fc.Arbitrary<string | number>): fc.Arbitrary<string | number> {
  return fc.oneof({ weight: LITERALS, arbitrary: literal }, { weight: 1, arbitrary: fc.constant(`$${name}`) })
}

/** Of a row of the type, or of any type that an interface stands for; seldom of none. */
function anId(noun: string, { schema, known }: Pick<At, 'schema' | 'known'>): fc.Arbitrary<string> {
  const type = schema.getType(noun)
  const names = isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [noun]
  return fc.constantFrom(...names.flatMap((name) => known.idsOf(name)), NO_ROW, 'no id')
}
