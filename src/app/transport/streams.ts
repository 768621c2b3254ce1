import { createSourceEventStream, execute, GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { Context } from '../../platform/context.js'
import type { Planner } from '../../platform/read/plan/planner.js'
import { Delivery } from '../../platform/events/follow.js'
import { streamOf } from './stream-of.js'
import type { TextResult } from './text-results.js'

export interface SubscriptionArguments {
  schema: GraphQLSchema
  planner: Planner
  document: DocumentNode
  operationName: string | null
  variableValues: Readonly<Record<string, unknown>> | null
  contextValue: Context
}

export type Translate = (error: GraphQLError) => GraphQLError

/** What a subscription answers: its results one by one, as they are asked for; or why it cannot start. */
export type ResultStream = AsyncGenerator<ExecutionResult | TextResult, void, void>
export type Opened = ResultStream | readonly GraphQLError[]

/** Like `subscribe` of graphql-js, except that every message is executed in a context of its own, with the rights of its instant. */
export async function openStream(subscription: SubscriptionArguments, translate: Translate): Promise<Opened> {
  const source = await createSourceEventStream(subscription) as AsyncGenerator<unknown, void, void> | ExecutionResult
  return isStream(source) ? resultsOf(source, subscription, translate) : source.errors ?? []
}

function resultsOf(source: AsyncGenerator<unknown, void, void>, subscription: SubscriptionArguments, translate: Translate): ResultStream {
  const end = (): Promise<unknown> => source.return()
  const next = async (): Promise<IteratorResult<ExecutionResult | TextResult, void>> => {
    try {
      const { done, value } = await source.next()
      return done === true ? { done, value: undefined } : { done: false, value: await executeDelivery(subscription, value, translate) }
    } catch (error) {
      // Whatever breaks ends the stream: a message that was left out could never be told again.
      await end()
      throw translate(asGraphQLError(error))
    }
  }
  return streamOf(next, end)
}

async function executeDelivery(subscription: SubscriptionArguments, delivery: unknown, translate: Translate): Promise<ExecutionResult | TextResult> {
  if (!(delivery instanceof Delivery)) throw new Error('subscriptions give deliveries')
  const snapshot = await plannedSnapshot(subscription, delivery)
  if (snapshot) return snapshot
  const result = await execute({ ...subscription, rootValue: delivery.value, contextValue: delivery.context })
  return result.errors ? { ...result, errors: result.errors.map(translate) } : result
}

/** A first message that tells how an aggregate is comes from one statement, as a query would. */
async function plannedSnapshot({ planner, document, operationName, variableValues }: SubscriptionArguments, { context, value }: Delivery): Promise<TextResult | null> {
  if (!('aggregate' in value) || !('cursor' in value) || !('event' in value) || value.event !== null) return null
  const text = await planner.answer({ document, operationName, variables: variableValues, cursor: String(value.cursor), ...context.viewer })
  return text === null ? null : { dataText: text }
}

function isStream(source: AsyncGenerator<unknown, void, void> | ExecutionResult): source is AsyncGenerator<unknown, void, void> {
  return Symbol.asyncIterator in source
}

function asGraphQLError(error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error))
  return error instanceof GraphQLError ? error : new GraphQLError(originalError.message, { originalError })
}
