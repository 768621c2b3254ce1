import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { Context, type Services } from '../platform/context.js'
import { toClientError } from '../platform/graphql-errors.js'
import { operationRequest } from './operation-request.js'

/** GraphQL over HTTP. */
export async function serveGraphQL(app: FastifyInstance, schema: GraphQLSchema, services: Services): Promise<void> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // The launcher stops everything in order; Apollo would kill the process when its own part is done.
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), fastifyApolloDrainPlugin(app), completeResponses(app)],
  })
  await apollo.start()
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(apollo, { context: async (request: FastifyRequest) => new Context(services, await operationRequest(request, services)) }),
  })
}

/** Ends what an operation left open, and turns every error into what a client may read. */
function completeResponses(app: FastifyInstance): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response, errors }) {
          await contextValue.finish()
          if (response.body.kind !== 'single') return
          const result = response.body.singleResult
          if (Object.keys(contextValue.extensions).length > 0) result.extensions = { ...result.extensions, ...contextValue.extensions }
          if (!errors) return
          const { locale, correlationId } = contextValue.request
          const report = (error: unknown): void => app.log.error({ err: error, correlationId }, 'operation failed')
          result.errors = errors.map((error) => toClientError(error, { locale, correlationId, report }).toJSON())
        },
      }
    },
  }
}
