import { createSchema, createYoga } from 'graphql-yoga'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newLoaders, resolvers, typeDefs } from './peer-resolvers.ts'
import { listening } from './serve.ts'

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers: resolvers as never }), context: () => ({ loaders: newLoaders() }), logging: false, graphiql: false })
const server = createServer(yoga)
server.listen(0, '127.0.0.1', () => listening(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`))
