import fc from 'fast-check'
import { getNamedType, isCompositeType, isEnumType, isInterfaceType, isObjectType, type GraphQLField, type GraphQLObjectType, type GraphQLSchema } from 'graphql'

const DEPTH = 5
const LONGEST_LIST = 3

/** Ids and cursors that exist, so that generated reads find something. */
export interface KnownValues { idsOf(type: string): readonly string[] }

/** Valid queries over the whole schema: aliases, fragments, directives with variables, pages forwards and backwards, filters and orders. */
export function randomQuery(schema: GraphQLSchema, known: KnownValues): fc.Arbitrary<{ query: string; variables: Record<string, boolean> }> {
  const root = schema.getQueryType()
  if (!root) throw new Error('no query type')
  const variables = fc.record({ yes: fc.boolean(), no: fc.boolean() })
  return fc.tuple(selection(root, { schema, known, depth: 0 }), variables).map(([fields, values]) => ({
    query: `query ($yes: Boolean!, $no: Boolean!) { ${fields} unused: __typename @include(if: $yes) @skip(if: $no) }`, variables: values,
  }))
}

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
  const named = getNamedType(field.type)
  if (isInterfaceType(named) || field.args.some(isNotGenerated)) return false
  return !isCompositeType(named) || depth < DEPTH
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
  const inner = isObjectType(named) ? selection(named, { ...at, depth: at.depth + 1 }).map((fields) => ` { ${fields} }`) : fc.constant('')
  return fc.tuple(args, directive, inner).map(([given, when, fields]) => `§: ${field.name}${given}${when}${fields}`)
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
  if (name === 'first') return fc.integer({ min: 1, max: LONGEST_LIST }).map((size) => `first: ${size}`)
  if (name === 'last') return fc.constantFrom('', '')
  if (name === 'orderBy') {
    const order = schema.getType(type.replace(/!$/, ''))
    return isEnumType(order) ? fc.constantFrom('', ...order.getValues().map((value) => `orderBy: ${value.name}`)) : fc.constant('')
  }
  if (/^(ID|UUID)!$/.test(type)) {
    const ids = [...known.idsOf(noun), '00000000-0000-7000-8000-000000000000']
    return fc.constantFrom(...ids).map((id) => `${name}: "${id}"`)
  }
  if (type === '[ID!]!') return fc.constant(`${name}: ["00000000-0000-7000-8000-000000000000"]`)
  if (name === 'from' || name === 'to') return fc.constant(`${name}: "${name === 'from' ? '2026-01-01' : '2027-12-31'}"`)
  return fc.constant('')
}
