import { Decimal, decimal, decimalText } from '../../../../values/decimal.js'
import type { Answer, AnswerAllocation, AnswerStatus, FairnessRule, Instance, Objective, RequestSpec, Service } from '../../engine/index.js'
import { breakdownOf } from '../../engine/proof/cost.js'
import { deliveriesOf } from '../../engine/proof/deliveries.js'
import { slotShares } from '../../engine/proof/service.js'
import { dividedAmong } from '../../instance/scarcity.js'

/** One request with the facilities that can reach it. Their hours are whole: what the others take is no constraint of its own plan. */
export function ownInstance(joint: Instance, requestId: string): Instance {
  const pairs = joint.transport.pairs.filter(({ slot }) => slot.startsWith(`${requestId}/`))
  const near = new Set(pairs.map(({ facility }) => facility))
  return {
    ...joint, facilities: joint.facilities.filter(({ id }) => near.has(id)), requests: joint.requests.filter(({ id }) => id === requestId),
    transport: { ...joint.transport, pairs },
  }
}

const OPTIMAL_GAP = 1e-9

/** What is searched of a request by itself: null when there was no time for it. */
type Search = (instance: Instance, options: { objective?: Objective; fairness?: FairnessRule }) => Promise<Answer | null>

/** The request's part of a joint answer, as an answer to its own instance: its gap is what sharing the hours costs it at most. */
export async function ownAnswer(instance: Instance, joint: Answer, { objective, search }: { objective: Objective; search: Search }): Promise<Answer> {
  const [request] = instance.requests
  const answer = { ...joint, allocations: joint.allocations.filter((allocation) => allocation.request === request?.id), facilities: [], prices: [], relaxations: [], conflict: [] }
  const parts = breakdownOf(deliveriesOf(instance, answer).deliveries)
  const cost = Object.values(parts).reduce((sum, part) => sum.plus(part), new Decimal(0))
  const priced = {
    ...answer, cost: cost.toFixed(), baselines: { greedyUnitPrice: null, greedySetupAware: null },
    breakdown: {
      production: parts.production.toFixed(), transport: parts.transport.toFixed(), setup: parts.setup.toFixed(),
      charges: parts.charges.toFixed(), lateness: parts.lateness.toFixed(),
    },
  }
  if (!request || !servesAll(request, answer.allocations)) {
    const service = joint.service ? await ownService(instance, answer, { joint: joint.service, search }) : null
    return { ...priced, ...unproven(cost, 'not all is served'), service, status: statusOf(answer.allocations, service) }
  }
  const alone = await search(instance, { objective: 'COST' })
  if (!alone) return { ...priced, ...unproven(cost, 'not searched by itself: the clearing had no more time'), service: null, status: 'FEASIBLE' }
  const { bound, certificate, seconds } = alone
  const proved = Decimal.min(cost, bound)
  const gap = cost.isZero() ? new Decimal(0) : cost.minus(proved).dividedBy(cost).toDecimalPlaces(10)
  const isBest = objective === 'COST' && gap.lessThanOrEqualTo(OPTIMAL_GAP)
  return { ...priced, service: null, status: isBest ? 'OPTIMAL' : 'FEASIBLE', bound: proved.toFixed(), gap: gap.toFixed(), certificate, seconds }
}

/** No bound is claimed beyond 0. */
function unproven(cost: Decimal, method: string): Pick<Answer, 'bound' | 'gap' | 'certificate'> {
  return { bound: '0', gap: cost.isZero() ? '0' : '1', certificate: { kind: 'NONE', method, demand: {}, hours: {}, stock: {} } }
}

/** The others may have what it could get: only where nothing could be served even without them is it INFEASIBLE. */
function statusOf(allocations: readonly AnswerAllocation[], service: Service | null): AnswerStatus {
  if (allocations.length > 0) return 'PARTIAL'
  return service && Number(service.atMost) === 0 ? 'INFEASIBLE' : 'UNKNOWN'
}

/** What of the request is served, beside what could be if nobody else wanted the same hours; what was not searched could be all of it. */
async function ownService(instance: Instance, answer: Answer, { joint: { rule, proven, short }, search }: { joint: Service; search: Search }): Promise<Service> {
  const divided = dividedAmong(slotShares(deliveriesOf(instance, answer).deliveries, instance, rule))
  const alone = (await search(instance, { fairness: rule }))?.service
  const atMost = decimal(alone?.atMost ?? divided.asked)
  return {
    // The others' requests are no part of its own instance, so more may be possible there however fair the joint plan is.
    ...divided, rule, proven: proven && atMost.lessThanOrEqualTo(divided.served), atMost: decimalText(atMost), proof: alone?.proof ?? 'COVER', cover: alone?.cover ?? { hours: {}, stock: {} },
    gap: atMost.isZero() ? '0' : decimalText(Decimal.max(0, atMost.minus(divided.served)).dividedBy(atMost).toDecimalPlaces(9)),
    short: short.filter(({ request }) => request === instance.requests[0]?.id),
  }
}

const ROUNDING = 1e-6

function servesAll({ lines }: RequestSpec, allocations: readonly AnswerAllocation[]): boolean {
  return lines.every(({ slots, under }) => slots.every(({ id, quantity }) => {
    const served = allocations.filter(({ slot }) => slot === id).reduce((sum, allocation) => sum + Number(allocation.quantity), 0)
    return served >= quantity * (1 - under) - ROUNDING
  }))
}
