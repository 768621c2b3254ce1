import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Services } from '../platform/context.js'
import type { Database } from '../platform/read/database.js'
import { Planner } from '../platform/read/plan/planner.js'
import type { ReadCounts } from '../platform/read/plan/read-counter.js'
import { serveHttp } from './http.js'
import { Actors } from './transport/actors.js'
import { startEngine } from './transport/engine.js'
import { Operations } from './transport/operations.js'
import type { TransportSettings } from './transport/settings.js'
import { serveWebSockets } from './websocket.js'

export interface ApiOptions { schema: GraphQLSchema; services: Services; shared: Database; settings: TransportSettings }

export interface RunningApi {
  reads: ReadCounts
  closeSockets(): Promise<void>
  /** After the last operation. */
  stop(): Promise<void>
}

/** GraphQL on both transports, with one set of rules. */
export async function serveApi(server: FastifyInstance, { schema, services, shared, settings }: ApiOptions): Promise<RunningApi> {
  const engine = await startEngine(schema, (error, correlationId) => server.log.error({ err: error, correlationId }, 'operation failed'))
  const actors = new Actors(shared)
  const planner = new Planner(schema, services.reading, shared)
  const operations = new Operations({ schema, engine, planner, services, settings, log: server.log })
  await serveHttp(server, { operations, actors, settings })
  const sockets = serveWebSockets(server.server, { operations, actors, services, settings })
  return { reads: planner.counts, closeSockets: () => sockets.close(), stop: () => engine.stop() }
}
