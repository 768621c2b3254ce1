import fastify from 'fastify'
import mercurius from 'mercurius'
import { mercuriusLoaders, mercuriusResolvers, typeDefs } from './peer-resolvers.ts'
import { listening } from './serve.ts'

const app = fastify()
await app.register(mercurius as never, { schema: typeDefs, resolvers: mercuriusResolvers, loaders: mercuriusLoaders, jit: 1 } as never)
listening(`${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`)
