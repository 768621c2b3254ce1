import { Capability, Facility, ProductionLine, StockItem } from '../../facilities/index.js'
import { Organization } from '../../organizations/index.js'
import { type BulkRequest, DeliverySlot, RequestLine } from '../../requests/index.js'
import { nextNumber } from '../../../platform/numbers.js'
import type { Tx } from '../../../platform/transaction.js'
import { Money } from '../../../values/money.js'
import { unitCode } from '../../../values/unit.js'
import { Allocation } from '../allocation.entity.js'
import type { DraftAllocation } from '../instance/draft-allocation.js'
import { MatchPlan } from '../match-plan.entity.js'
import { costBreakdown, gapOf, planBound, planCost } from '../planning/plan-cost.js'
import type { ComputedPlan } from '../planning/compute-plan.js'
import type { StoredDifference } from '../stored-answer.js'

export interface NewPlan {
  request: BulkRequest
  computed: ComputedPlan
  replaces?: MatchPlan | null
  differences?: StoredDifference[]
  excludedFacilities: readonly string[]
  /** What facilities that stay have promised already: part of the new plan, not of what was computed. */
  kept?: readonly Allocation[]
}

/** Writes a computed plan with its allocations. The number is dense, so this comes last in a transaction. */
export async function recordPlan(tx: Tx, { request, computed, kept = [], replaces = null, ...rest }: NewPlan): Promise<{ plan: MatchPlan; allocations: Allocation[] }> {
  const { currency } = request
  const { answer, instance, options, allocations: drafts } = computed
  const costs = [...drafts, ...kept.map(costsOf)]
  const cost = planCost(costs)
  const bound = planBound(answer, cost, planCost(kept.map(costsOf)))
  const plan = tx.create(MatchPlan, {
    number: await nextNumber(tx, 'PLAN', tx.now.getUTCFullYear()), request, requestAmendment: request.amendmentNumber, buyer: request.buyer, replaces,
    status: 'PROPOSED',
    objective: options.objective, maxFacilities: options.maxFacilities, excludedFacilities: [...rest.excludedFacilities], outcome: computed.outcome,
    cost: new Money(cost, currency), bound: new Money(bound, currency).round(), gap: gapOf(cost, bound), breakdown: costBreakdown(costs),
    verdicts: computed.verdicts, prices: computed.prices, relaxations: computed.relaxations, conflict: computed.conflict, omitted: computed.omitted, service: computed.service,
    shares: computed.shares, fairness: computed.fairness,
    certificate: answer.certificate,
    differences: rest.differences ?? [], instance, answer, computedAt: tx.now, participants: [],
  })
  await tx.em.find(Facility, { id: { $in: drafts.map(({ facilityId }) => facilityId) } }, { populate: ['organization'] })
  return { plan, allocations: drafts.map((draft) => recordAllocation(tx, plan, draft)) }
}

/** Its facility is loaded: a reference to it is the facility itself. */
function recordAllocation(tx: Tx, plan: MatchPlan, draft: DraftAllocation): Allocation {
  const { em } = tx
  const money = (amount: string): Money => new Money(amount, plan.cost.currency)
  return tx.create(Allocation, {
    plan, buyer: plan.buyer, supplier: em.getReference(Organization, draft.supplierId), requestLine: em.getReference(RequestLine, draft.requestLineId),
    slot: em.getReference(DeliverySlot, draft.slotId), facility: em.getReference(Facility, draft.facilityId),
    productionLine: draft.productionLineId ? em.getReference(ProductionLine, draft.productionLineId) : null,
    stockItem: draft.stockItemId ? em.getReference(StockItem, draft.stockItemId) : null,
    capability: draft.capabilityId ? em.getReference(Capability, draft.capabilityId) : null,
    qualityClass: draft.qualityClass, day: draft.day, quantity: draft.quantity, unit: unitCode(draft.unit), hours: draft.hours,
    unitPrice: money(draft.unitPrice), productionCost: money(draft.productionCost), transportCost: money(draft.transportCost),
    setupCost: money(draft.setupCost), arrivesOn: draft.arrivesOn,
  })
}

export function costsOf({ productionCost, transportCost, setupCost }: Allocation) {
  return { productionCost: productionCost.amount, transportCost: transportCost.amount, setupCost: setupCost.amount }
}
