import type { FastifyInstance } from 'fastify'
import type { ReadCounts } from '../platform/read/plan/read-counter.js'

/** Counters of this process for Prometheus (text format 0.0.4): how queries and answers to mutations were read, and why not in one statement. No names, ids or values. */
export function serveMetrics(server: FastifyInstance, reads: ReadCounts): void {
  server.get('/metrics', (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(metricsOf(reads)))
}

function metricsOf({ planned, ordinary }: ReadCounts): string {
  return [
    '# HELP karya_queries_total Queries, and mutations by what they answer, by how they were read: "planned" in one SQL statement, "ordinary" field by field for the reason given.',
    '# TYPE karya_queries_total counter',
    `karya_queries_total{read="planned"} ${planned}`,
    ...[...ordinary].map(([reason, count]) => `karya_queries_total{read="ordinary",reason="${escaped(reason)}"} ${count}`),
    '',
  ].join('\n')
}

function escaped(label: string): string {
  return label.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')
}
