import { getNamedType, GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { buildSchema as buildFromClasses, registerEnumType, type NonEmptyArray, type PubSub } from 'type-graphql'
import type { Context } from '../platform/context.js'
import { ErrorCode } from '../platform/errors.js'
import { EventType } from '../platform/events/event.entity.js'
import { scalarsMap } from '../platform/scalars.js'
import { validateArguments } from '../platform/validate-arguments.js'
import { ClockResolver } from './clock.resolver.js'
import { checkDeclaredFields } from './declared-fields.js'
import { modules } from './modules.js'
import { NodeResolver } from './node.resolver.js'

/** The executable schema of all modules. @throws when a field of a row is not declared in its read model */
export async function buildSchema(): Promise<GraphQLSchema> {
  registerEnumType(EventType, { name: 'EventType', description: 'What can happen; one value for each kind of event.' })
  const resolvers = [NodeResolver, ClockResolver, ...modules.flatMap((module) => module.resolvers)] as NonEmptyArray<Function>
  const built = await buildFromClasses({ resolvers, scalarsMap, pubSub: noPubSub, validateFn: validateArguments })
  readPlainRows(built)
  writeOnce(built)
  markComputedFields(built)
  checkDeclaredFields(built)
  return new GraphQLSchema({ ...built.toConfig(), types: [...built.toConfig().types, errorCodes()] })
}

/** Subscriptions read the log of events; type-graphql asks for a broker all the same. */
const noPubSub: PubSub = {
  publish: () => { throw new Error('subscriptions are fed from the log of events') },
  subscribe: () => { throw new Error('subscriptions are fed from the log of events') },
}

/** Rows are plain objects that name their type; the classes stay for writing. */
function readPlainRows(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type instanceof GraphQLObjectType) type.isTypeOf = undefined
    if (type instanceof GraphQLInterfaceType) type.resolveType = (row: { __typename: string }) => row.__typename
  }
}

/** What a mutation wrote is read, and not written again, when its answer has to be made anew. */
function writeOnce(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve, type } = field
    field.resolve = (root, args, ctx: Context, info) => ctx.written(getNamedType(type).name) ?? resolve?.(root, args, ctx, info)
  }
}

/** Tells the read planner which fields have code of their own. */
function markComputedFields(schema: GraphQLSchema): void {
  const { fieldResolvers, objectTypes } = globalThis.TypeGraphQLMetadataStorage
  for (const { getObjectType, schemaName } of fieldResolvers) {
    const name = objectTypes.find(({ target }) => target === getObjectType?.())?.name
    const type = name ? schema.getType(name) : null
    const field = type instanceof GraphQLObjectType ? type.getFields()[schemaName] : null
    if (field) field.extensions = { ...field.extensions, computed: true }
  }
}

function errorCodes(): GraphQLEnumType {
  return new GraphQLEnumType({
    name: 'ErrorCode',
    description: 'Every value that `extensions.code` of an error can have.',
    values: Object.fromEntries(Object.keys(ErrorCode).map((code) => [code, { description: ERROR_MEANINGS[code as ErrorCode] }])),
  })
}

const ERROR_MEANINGS: Readonly<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'No valid session or API key was sent.',
  FORBIDDEN: 'You may see it, but your role does not allow this.',
  NOT_FOUND: 'There is none, or you may not see it.',
  BAD_INPUT: 'Something in the document or its values is not well-formed; `path` or `rules` say what.',
  WRONG_STATE: 'Not possible in its present status; `current` and `allowedFrom` say more.',
  RULES_BROKEN: 'The content breaks rules; `rules` names all of them with their paths.',
  CONFLICT: 'Another change got there first, or capacity is gone.',
  STALE_VERSION: 'It changed since you read it; `currentVersion` says to what.',
  IDEMPOTENCY_REUSED: 'The idempotency key was used for something else.',
  TOO_EXPENSIVE: 'The operation asks for more than one operation may; nothing was executed.',
  RATE_LIMITED: 'Too many tries; `retryAfterSeconds` says how long to wait.',
  UNAVAILABLE: 'Something that the server needs is not reachable just now; nothing was changed, try again.',
  INTERNAL: 'A fault of ours; quote `correlationId`.',
}
