import type { FastifyInstance } from 'fastify'
import type { Services } from '../platform/context.js'

/** For whoever watches the process: is it there, and can it work. */
export function serveHealth(server: FastifyInstance, services: Services): void {
  server.get('/healthz', () => ({ status: 'alive' }))
  server.get('/readyz', async (_request, reply) => {
    const ready = await services.reading.database.query('select 1', []).then(() => true, () => false)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'database unreachable' })
  })
}
