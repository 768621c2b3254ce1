import type { FastifyInstance, FastifyReply } from 'fastify'
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import type { DemoAccount } from '../launch/banner.js'
import { ideQueries } from './ide-queries.js'
import { landingPage } from './landing-page.js'

export interface PageOptions {
  schema: GraphQLSchema
  /** Whether the schema may be read. */
  introspection: boolean
  /** Empty without the demonstration. */
  demoAccounts: readonly DemoAccount[]
}

/** Nothing of a page comes from another host; only GraphiQL, which compiles as it goes, may run inline code. */
const PLAIN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const GRAPHIQL_POLICY = "default-src 'self'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; style-src 'unsafe-inline'; "
  + "img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; base-uri 'none'; frame-ancestors 'none'"

/** What a browser finds: a page to start from, the GraphQL IDE, the schema. All of it works offline. */
export function servePages(app: FastifyInstance, { schema, introspection, demoAccounts }: PageOptions): void {
  let ide: Promise<string> | null = null
  const landing = landingPage(demoAccounts)
  app.get('/', (_request, reply) => html(reply, PLAIN_POLICY).send(landing))
  app.get('/graphiql', async (_request, reply) => {
    ide ??= renderIde()
    return html(reply, GRAPHIQL_POLICY).header('cache-control', 'public, max-age=86400').send(await ide)
  })
  app.get('/schema.graphql', (_request, reply) => introspection
    ? reply.type('text/plain; charset=utf-8').send(printSchema(lexicographicSortSchema(schema)))
    : reply.code(404).type('text/plain; charset=utf-8').send('The schema is not published here.\n'))
}

/** Loaded with the first visit: it is 9 MB, and most servers never show it. */
async function renderIde(): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  return renderGraphiQL({ title: 'Karya', endpoint: '/graphql', subscriptionsProtocol: 'WS', headers: '{}', defaultQuery: ideQueries })
}

function html(reply: FastifyReply, policy: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').headers({
    'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
  })
}
