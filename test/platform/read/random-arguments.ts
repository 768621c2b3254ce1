import fc from 'fast-check'
import {
  getNamedType, isEnumType, isInputObjectType, isInterfaceType, isListType, isNonNullType,
  type GraphQLArgument, type GraphQLField, type GraphQLInputObjectType, type GraphQLInputType, type GraphQLSchema,
} from 'graphql'
import { asVariable } from './random-document.js'

export const LONGEST_LIST = 3
export const NO_ROW = '00000000-0000-7000-8000-000000000000'

/** Ids that exist, and cursors of rows that do, so that generated reads find something. */
export interface KnownValues { idsOf(type: string): readonly string[]; cursorsOf(type: string, order: string): readonly string[] }

export interface ArgumentScope { schema: GraphQLSchema; known: KnownValues }

/** What scalars may say: texts and places of which the world has some. */
const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  Int: [1, 2, LONGEST_LIST], Boolean: [true, false], Decimal: ['0', '1', '2.5'], CurrencyCode: ['IDR'],
  String: ['paving', 'Lapas', 'Dinas', 'kontrak', 'D', `o'x`, '"a b"', '-x'],
  RegionCode: ['31', '31.71', '36', '36.71', '94'],
  Date: ['2026-01-01', '2026-11-24', '2026-12-01', '2027-06-30'],
  DateTime: ['2000-01-01T00:00:00Z', '2026-11-24T02:00:00Z', '2026-12-01T09:00:00+07:00', '2030-01-01T00:00:00.123Z'],
}
/** Periods whose order is part of their validity. */
const PERIOD = { from: ['2026-01-01', '2026-11-01'], to: ['2026-12-31', '2027-03-31'] }

/** Arguments of a field, in brackets; none at all for some. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, scope: ArgumentScope): fc.Arbitrary<string> {
  const isPaged = field.args.some(({ name }) => name === 'before')
  const own = field.args.filter(({ name }) => !isPaged || !PAGING.has(name)).map((argument) => optional(argument, () => argumentOf(argument, field, scope)))
  const parts = isPaged ? [...own, pageOf(field, scope)] : own
  if (parts.length === 0) return fc.constant('')
  return fc.tuple(...parts).map((given) => {
    const present = given.filter((text) => text !== '').join(', ')
    return present === '' ? '' : `(${present})`
  })
}

/** Required, and of a type that no values are made of. */
export function isNotGenerated({ type, defaultValue }: GraphQLArgument): boolean {
  return isNonNullType(type) && defaultValue === undefined && !/^(ID|UUID|Date)$/.test(getNamedType(type).name)
}

const PAGING = new Set(['first', 'last', 'after', 'before', 'orderBy'])

/** Forwards or backwards, from the start or from a row, in one of the orders. */
function pageOf(field: GraphQLField<unknown, unknown>, { known }: ArgumentScope): fc.Arbitrary<string> {
  const argument = (name: string): GraphQLArgument | undefined => field.args.find((of) => of.name === name)
  const noun = getNamedType(field.type).name.replace(/Connection$/, '')
  const orders = argument('orderBy')
  const orderType = orders && getNamedType(orders.type)
  const names = isEnumType(orderType) ? orderType.getValues().map(({ name }) => name) : []
  // Without the argument the list has one order only, which is known by its cursors.
  const fixed = ['DAY', 'NEWEST'].filter((name) => known.cursorsOf(noun, name).length > 0).slice(0, 1)
  return fc.tuple(fc.constantFrom(...names.length > 0 ? names : fixed), fc.constantFrom('first', 'last', 'first', ''), fc.constantFrom('', '', 'after', 'before')).chain(([order, size, bound]) => {
    const cursors = known.cursorsOf(noun, order)
    return fc.tuple(
      orders ? written(orders, fc.constant(order)) : fc.constant(''),
      valued(argument(size), fc.constantFrom(1, 2, LONGEST_LIST)),
      cursors.length > 0 ? valued(argument(bound), fc.constantFrom(...cursors)) : fc.constant(''),
    ).map((parts) => parts.filter((part) => part !== '').join(', '))
  })
}

function valued(argument: GraphQLArgument | undefined, value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return argument ? written(argument, value) : fc.constant('')
}

function optional({ type, defaultValue }: GraphQLArgument, make: () => fc.Arbitrary<string>): fc.Arbitrary<string> {
  const isRequired = isNonNullType(type) && defaultValue === undefined
  return isRequired ? make() : fc.oneof(fc.constant(''), make())
}

function argumentOf(argument: GraphQLArgument, field: GraphQLField<unknown, unknown>, scope: ArgumentScope): fc.Arbitrary<string> {
  const { name, type } = argument
  if (/^(ID|UUID)$/.test(getNamedType(type).name)) {
    const id = anId(getNamedType(field.type).name, scope)
    return written(argument, isListType(isNonNullType(type) ? type.ofType : type) ? fc.array(id, { minLength: 1, maxLength: 5 }) : id)
  }
  if (name === 'from' || name === 'to') return written(argument, fc.constantFrom(...PERIOD[name]))
  return written(argument, valueOf(type, scope))
}

/** As a literal, as a variable, or as a variable that all share. */
function written({ name, type }: GraphQLArgument, value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const shared = name === 'first' ? '$size' : String(type) === 'ID!' ? '$id' : null
  return fc.tuple(value, fc.integer({ min: 0, max: 9 })).map(([of, way]) => {
    if (way === 0 && shared) return `${name}: ${shared}`
    return `${name}: ${way < 5 ? asVariable(type, of) : literal(type, of)}`
  })
}

function valueOf(type: GraphQLInputType, scope: ArgumentScope): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return valueOf(type.ofType, scope)
  if (isListType(type)) return fc.array(valueOf(type.ofType, scope), { maxLength: LONGEST_LIST })
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name))
  if (isInputObjectType(type)) return objectOf(type, scope)
  if (type.name === 'ID' || type.name === 'UUID') return anyId(scope)
  return fc.constantFrom(...VALUES[type.name] ?? [null])
}

function objectOf(type: GraphQLInputObjectType, scope: ArgumentScope): fc.Arbitrary<object> {
  if (type.name === 'PeriodInput') return fc.record({ from: fc.constantFrom(...PERIOD.from), to: fc.constantFrom(...PERIOD.to) })
  const parts = Object.values(type.getFields()).map((field): [string, fc.Arbitrary<unknown>] => {
    const value = valueOf(field.type, scope)
    return [field.name, isNonNullType(field.type) ? value : fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) })]
  })
  return fc.record(Object.fromEntries(parts))
}

function literal(type: GraphQLInputType, value: unknown): string {
  if (value === null) return 'null'
  if (isNonNullType(type)) return literal(type.ofType, value)
  if (isListType(type)) return `[${(value as unknown[]).map((each) => literal(type.ofType, each)).join(', ')}]`
  if (isEnumType(type)) return String(value)
  if (!isInputObjectType(type)) return JSON.stringify(value)
  const fields = type.getFields()
  const given = Object.entries(value as object).filter(([, of]) => of !== undefined)
  return `{${given.map(([name, of]) => `${name}: ${literal(fields[name]?.type as GraphQLInputType, of)}`).join(', ')}}`
}

/** Of a row of the type, or of any type that an interface stands for; seldom of none. */
function anId(noun: string, { schema, known }: ArgumentScope): fc.Arbitrary<string> {
  const type = schema.getType(noun)
  const names = isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [noun]
  return fc.constantFrom(...names.flatMap((name) => known.idsOf(name)), NO_ROW, 'no id')
}

/** What filters are about. */
function anyId({ known }: ArgumentScope): fc.Arbitrary<string> {
  return fc.constantFrom(...['Organization', 'Product', 'Facility', 'BulkRequest'].flatMap((name) => known.idsOf(name)), NO_ROW)
}
