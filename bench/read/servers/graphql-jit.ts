import fastify from 'fastify'
import { GraphQLObjectType, buildSchema, parse, validate } from 'graphql'
import { compileQuery, type CompiledQuery } from 'graphql-jit'
import { newLoaders, resolvers, typeDefs } from './peer-resolvers.ts'
import { listening } from './serve.ts'

const schema = buildSchema(typeDefs)
for (const [type, fields] of Object.entries(resolvers)) {
  const found = schema.getType(type)
  if (!(found instanceof GraphQLObjectType)) throw new Error(`no type ${type}`)
  for (const [name, resolve] of Object.entries(fields)) Object.assign(found.getFields()[name] ?? {}, { resolve })
}

type Compiled = CompiledQuery
const compiled = new Map<string, Compiled>()

function compile(query: string, operationName: string): Compiled {
  const known = compiled.get(query)
  if (known) return known
  const document = parse(query)
  if (validate(schema, document).length > 0) throw new Error('not valid')
  const made = compileQuery(schema, document, operationName) as Compiled
  compiled.set(query, made)
  return made
}

const app = fastify()
app.post('/graphql', async (request, reply) => {
  const { query, operationName, variables } = request.body as { query: string; operationName: string; variables: object }
  const { query: run, stringify } = compile(query, operationName)
  const result = await run({}, { loaders: newLoaders() }, variables as never)
  return reply.header('content-type', 'application/json').send(stringify(result as never))
})
listening(`${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`)
