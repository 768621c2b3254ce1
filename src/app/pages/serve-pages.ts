import type { FastifyInstance } from 'fastify'
import { ideQueries } from './ide-queries.js'
import { welcomePage } from './welcome-page.js'

const HTML = 'text/html; charset=utf-8'

/** The pages for people: what stands here, and an editor for queries that needs nothing from the internet. */
export function servePages(server: FastifyInstance): void {
  server.get('/', (_request, reply) => reply.type(HTML).send(welcomePage))
  server.get('/graphiql', async (_request, reply) => reply.type(HTML).send(await idePage()))
}

let page: Promise<string> | undefined

/** Nine megabytes, so it is loaded for the first one who opens it. */
function idePage(): Promise<string> {
  page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) =>
    renderGraphiQL({ title: 'Karya', endpoint: '/graphql', subscriptionsProtocol: 'WS', headers: '{}', defaultQuery: ideQueries }))
  return page
}
