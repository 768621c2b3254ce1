import { Decimal, decimal, decimalText, sumOf } from '../../../../values/decimal.js'
import { solveInProcess, type Answer, type AnswerAllocation, type AnswerStatus, type Certificate, type Instance, type Objective, type RequestSpec, type Service } from '../../engine/index.js'
import { breakdownOf } from '../../engine/proof/cost.js'
import { deliveriesOf } from '../../engine/proof/deliveries.js'
import { slotShares, type SlotShare } from '../../engine/proof/service.js'

/** One request with the facilities that can reach it. Their hours are whole: what the others take is no constraint of its own plan. */
export function ownInstance(joint: Instance, requestId: string): Instance {
  const pairs = joint.transport.pairs.filter(({ slot }) => slot.startsWith(`${requestId}/`))
  const near = new Set(pairs.map(({ facility }) => facility))
  return {
    ...joint, facilities: joint.facilities.filter(({ id }) => near.has(id)), requests: joint.requests.filter(({ id }) => id === requestId),
    transport: { ...joint.transport, pairs },
  }
}

/** Seconds for a bound on what a request would cost if nobody else wanted the same hours. */
const ALONE_SECONDS = 5
const OPTIMAL_GAP = 1e-9
const NO_CERTIFICATE: Certificate = { kind: 'NONE', method: 'not all is served', demand: {}, hours: {}, stock: {} }

/** The request's part of a joint answer, as an answer to its own instance: its gap is what sharing the hours costs it at most. */
export async function ownAnswer(instance: Instance, joint: Answer, objective: Objective): Promise<Answer> {
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
    const service = joint.service ? await ownService(instance, answer, joint.service) : null
    return { ...priced, service, status: statusOf(answer.allocations, service), bound: '0', gap: cost.isZero() ? '0' : '1', certificate: NO_CERTIFICATE }
  }
  const { bound, certificate, seconds } = await solveInProcess(instance, { objective: 'COST', timeLimitSeconds: ALONE_SECONDS })
  const proved = Decimal.min(cost, bound)
  const gap = cost.isZero() ? new Decimal(0) : cost.minus(proved).dividedBy(cost).toDecimalPlaces(10)
  const isBest = objective === 'COST' && gap.lessThanOrEqualTo(OPTIMAL_GAP)
  return { ...priced, service: null, status: isBest ? 'OPTIMAL' : 'FEASIBLE', bound: proved.toFixed(), gap: gap.toFixed(), certificate, seconds }
}

/** The others may have what it could get: only where nothing could be served even without them is it INFEASIBLE. */
function statusOf(allocations: readonly AnswerAllocation[], service: Service | null): AnswerStatus {
  if (allocations.length > 0) return 'PARTIAL'
  return service && Number(service.atMost) === 0 ? 'INFEASIBLE' : 'UNKNOWN'
}

/** What of the request is served, beside what could be if nobody else wanted the same hours. */
async function ownService(instance: Instance, answer: Answer, { rule, proven, short }: Service): Promise<Service> {
  const slots = slotShares(deliveriesOf(instance, answer).deliveries, instance, rule)
  const { asked, served } = inAll(slots)
  const { service: alone } = await solveInProcess(instance, { fairness: rule, timeLimitSeconds: ALONE_SECONDS })
  const atMost = decimal(alone?.atMost ?? asked)
  return {
    rule, proven, asked, served, atMost: decimalText(atMost), proof: alone?.proof ?? 'COVER', cover: alone?.cover ?? { hours: {}, stock: {} },
    gap: atMost.isZero() ? '0' : decimalText(Decimal.max(0, atMost.minus(served)).dividedBy(atMost).toDecimalPlaces(9)),
    parties: [...Map.groupBy(slots, ({ party }) => party)].map(([party, own]) => ({ party, ...inAll(own) })),
    short: short.filter(({ request }) => request === instance.requests[0]?.id),
  }
}

function inAll(slots: readonly SlotShare[]): { asked: string; served: string } {
  const asked = sumOf(slots.map((slot) => slot.asked.toFixed()))
  return { asked: asked.toFixed(), served: asked.minus(sumOf(slots.map((slot) => slot.short.toFixed()))).toFixed() }
}

const ROUNDING = 1e-6

function servesAll({ lines }: RequestSpec, allocations: readonly AnswerAllocation[]): boolean {
  return lines.every(({ slots, under }) => slots.every(({ id, quantity }) => {
    const served = allocations.filter(({ slot }) => slot === id).reduce((sum, allocation) => sum + Number(allocation.quantity), 0)
    return served >= quantity * (1 - under) - ROUNDING
  }))
}
