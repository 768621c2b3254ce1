import type { ApiClient } from '../api-client.js'
import { rupiah } from '../narrator.js'
import type { Story } from '../story.js'

export interface Plan {
  id: string
  number: string
  status: string
  outcome: string
  cost: { amount: string } | null
  bound: { amount: string } | null
  gap: string | null
  breakdown: { production: string; transport: string; setup: string } | null
  facilities: { facility: { name: string } | null; chosen: boolean; reason: string; text: string }[] | null
  relaxations: { kind: string; to: string; text: string }[] | null
  conflict: { rule: string; text: string }[] | null
  service: { asked: string; served: string; atMost: string } | null
  allocations: { edges: { node: { facility: { name: string } | null; day: string | null; quantity: string; arrivesOn: string } }[] }
  awards: { id: string; status: string; facility: { name: string } }[]
}

export const PLAN = `
  id number status outcome cost { amount } bound { amount } gap breakdown { production transport setup }
  facilities { facility { name } chosen reason text } relaxations { kind to text } conflict { rule text } service { asked served atMost }
  allocations(first: 100) { edges { node { facility { name } day quantity arrivesOn } } }
  awards { id status facility { name } }`

export async function match(buyer: ApiClient, requestId: string, objective = 'COST'): Promise<Plan> {
  const { matchBulkRequest } = await buyer.ask<{ matchBulkRequest: Plan }>(
    `mutation ($id: ID!, $objective: MatchObjective!) { matchBulkRequest(id: $id, objective: $objective) { ${PLAN} } }`, { id: requestId, objective })
  return matchBulkRequest
}

/** Who makes how much, when, and what it costs delivered. */
export function showPlan({ tell }: Story, { allocations, cost, bound, gap, breakdown, outcome }: Plan): void {
  const byFacility = Map.groupBy(allocations.edges.map(({ node }) => node), ({ facility }) => facility?.name ?? 'a facility')
  tell.table([
    ['facility', 'm²', 'production days', 'first', 'last', 'all of it arrives'],
    ...[...byFacility].map(([name, parts]) => {
      const days = parts.flatMap(({ day }) => day ? [day] : []).toSorted()
      const total = parts.reduce((sum, { quantity }) => sum + Number(quantity), 0)
      return [name, total.toFixed(1), String(new Set(days).size), days[0] ?? 'stock', days.at(-1) ?? 'stock', parts.map(({ arrivesOn }) => arrivesOn).toSorted().at(-1) ?? '']
    }),
  ])
  if (cost && bound && breakdown) {
    tell.says(`Landed cost ${rupiah(cost.amount)} = production ${rupiah(breakdown.production)} + transport ${rupiah(breakdown.transport)} + set-up ${rupiah(breakdown.setup)}`)
    tell.says(`${outcome}: no plan costs less than ${rupiah(bound.amount)} (gap ${gap})`)
  }
}

export function showVerdicts({ tell }: Story, plan: Plan, most = 8): void {
  for (const { facility, chosen, reason, text } of (plan.facilities ?? []).slice(0, most)) tell.says(`${chosen ? '●' : '○'} ${facility?.name ?? '?'}: ${reason}. ${text}`)
}
