import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql'
import type { Context } from '../../platform/context.js'
import { toClientError } from '../../platform/graphql-errors.js'
import type { OperationInput } from './operation-input.js'

export type Report = (error: unknown, correlationId: string) => void

/** Executes queries and mutations of both transports. */
export interface Engine {
  execute(input: OperationInput, context: Context): Promise<FormattedExecutionResult>
  stop(): Promise<void>
}

export async function startEngine(schema: GraphQLSchema, report: Report): Promise<Engine> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    // The launcher stops everything in order; Apollo would kill the process when its own part is done.
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), completeResponses(report)],
  })
  await apollo.start()
  return {
    async execute({ query, operationName, variables, extensions }, contextValue) {
      const request = {
        query,
        ...operationName === null ? {} : { operationName },
        ...variables === null ? {} : { variables },
        ...extensions === null ? {} : { extensions },
      }
      const { body } = await apollo.executeOperation(request, { contextValue })
      if (body.kind !== 'single') throw new Error('incremental delivery is not offered')
      return body.singleResult
    },
    stop: () => apollo.stop(),
  }
}

/** Ends what an operation left open, and turns every error into what a client may read. */
function completeResponses(report: Report): ApolloServerPlugin<Context> {
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
          const scope = { locale, correlationId, report: (error: unknown) => report(error, correlationId) }
          result.errors = errors.map((error) => toClientError(error, scope).toJSON())
        },
      }
    },
  }
}
