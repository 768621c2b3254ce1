import { askOnce } from './load.ts'
import type { Request } from './plan.ts'

/** The values of an answer in order, without names, connections' wrapping and extensions. Ids of what is created differ by nature. */
export function leavesOf(value: unknown, isCreated: boolean): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, isCreated))
  if (value === null || typeof value !== 'object') return [value]
  return Object.entries(value).flatMap(([key, inner]) => isCreated && key === 'id' ? [] : leavesOf(inner, isCreated))
}

/** @throws when a server's answer is not that of L */
export async function expectAgreement(requests: readonly Request[]): Promise<void> {
  const [reference] = requests
  if (!reference) return
  const expected = JSON.stringify(await valuesOf(reference))
  for (const request of requests) {
    const given = JSON.stringify(await valuesOf(request))
    if (given !== expected) throw new Error(`${request.server.name} answers ${request.operation.name} differently:\n${given.slice(0, 600)}\n${expected.slice(0, 600)}`)
  }
}

async function valuesOf({ server, token, bodies, operation }: Request): Promise<unknown[]> {
  const text = await askOnce(server.url, token, bodies[0] ?? '')
  const { data, errors } = JSON.parse(text) as { data: unknown; errors?: unknown }
  if (errors) throw new Error(`${server.name} ${operation.name}: ${text.slice(0, 1_000)}`)
  return leavesOf(data, operation.name === 'M1')
}
