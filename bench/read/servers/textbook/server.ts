import 'reflect-metadata'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy'
import { MikroORM } from '@mikro-orm/postgresql'
import { buildSchema } from 'type-graphql'
import { entities } from './entities.js'
import { newLoaders, type TextbookContext } from './loaders.js'
import { OverviewResolver } from './overview.js'
import { BulkRequestResolver, ContractResolver, RequestLineResolver } from './resolvers.js'

/** Apollo Server, type-graphql and MikroORM put together as their own guides do. Gives the address. */
export async function start({ databaseUrl, pool }: { databaseUrl: string; pool: { max: number; idleTimeoutMillis: number } }): Promise<string> {
  const orm = await MikroORM.init({ clientUrl: databaseUrl, entities, metadataProvider: ReflectMetadataProvider, pool })
  const schema = await buildSchema({ resolvers: [ContractResolver, BulkRequestResolver, RequestLineResolver, OverviewResolver], validate: true })
  const server = new ApolloServer<TextbookContext>({ schema })
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: async () => {
      const em = orm.em.fork()
      return { em, loaders: newLoaders(em) }
    },
  })
  return url
}
