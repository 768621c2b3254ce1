import { actionsOf } from '../../platform/available-actions.js'
import { extendReadModel, jsonModel, readModel } from '../../platform/read/read-model.js'
import { Product } from '../catalogue/index.js'
import { Capability, Facility, ProductionLine, StockItem } from '../facilities/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequest, DeliverySlot, RequestLine } from '../requests/index.js'
import { Allocation } from './allocation.entity.js'
import { Award } from './award.entity.js'
import { MatchPlan } from './match-plan.entity.js'
import { awardLifecycle, matchPlanLifecycle } from './match-plan.lifecycle.js'
import { allocationPolicy, awardPolicy, matchPlanPolicy, seesWholePlan, transportTariffPolicy } from './match-plan.policy.js'
import { ConstraintPrice, FacilityVerdict, MatchRelaxation, PlanDifference } from './match-plan.types.js'
import { MatchConflict, MatchOmission, ShortLine } from './scarcity.types.js'
import { FacilityShare, MatchShare, PriceOfFairness } from './shares.types.js'
import { TransportTariff } from './transport-tariff.entity.js'

readModel(MatchPlan, {
  view: matchPlanPolicy.view,
  open: ['version', 'number', 'status', 'objective', 'outcome', 'computedAt', 'heldUntil', 'awaitsBuyer'],
  computed: { availableActions: actionsOf([{ policy: matchPlanPolicy, lifecycle: matchPlanLifecycle }]) },
  properties: { facilities: 'verdicts', priceOfFairness: 'fairness' },
  fields: {
    cost: seesWholePlan, bound: seesWholePlan, gap: seesWholePlan, breakdown: seesWholePlan, facilities: seesWholePlan,
    prices: seesWholePlan, relaxations: seesWholePlan, conflict: seesWholePlan, omitted: seesWholePlan, service: seesWholePlan, certificate: seesWholePlan,
    shares: seesWholePlan, priceOfFairness: seesWholePlan, excludedFacilities: seesWholePlan, differences: seesWholePlan,
  },
  relations: {
    request: { one: () => BulkRequest, by: 'request' },
    buyer: { one: () => Organization, by: 'buyer' },
    replaces: { one: () => MatchPlan, by: 'replaces' },
    allocations: { page: () => Allocation, by: 'plan' },
    awards: { many: () => Award, by: 'plan', orderBy: [['id', 'asc']] },
  },
  filters: {
    status: { property: 'status', op: 'in' },
    request: { property: 'request', op: 'eq' },
    buyer: { property: 'buyer', op: 'eq' },
  },
})

readModel(Allocation, {
  view: allocationPolicy.view,
  open: ['qualityClass', 'day', 'quantity', 'unit', 'hours', 'unitPrice', 'productionCost', 'transportCost', 'setupCost', 'arrivesOn'],
  relations: {
    plan: { one: () => MatchPlan, by: 'plan' },
    award: { one: () => Award, by: 'award' },
    supplier: { one: () => Organization, by: 'supplier' },
    requestLine: { one: () => RequestLine, by: 'requestLine' },
    slot: { one: () => DeliverySlot, by: 'slot' },
    facility: { one: () => Facility, by: 'facility' },
    productionLine: { one: () => ProductionLine, by: 'productionLine' },
    stockItem: { one: () => StockItem, by: 'stockItem' },
    capability: { one: () => Capability, by: 'capability' },
  },
})

readModel(Award, {
  view: awardPolicy.view,
  open: ['version', 'status', 'value', 'respondBy', 'respondedAt', 'reason'],
  computed: { availableActions: actionsOf([{ policy: awardPolicy, lifecycle: awardLifecycle }]) },
  relations: {
    plan: { one: () => MatchPlan, by: 'plan' },
    request: { one: () => BulkRequest, by: 'request' },
    buyer: { one: () => Organization, by: 'buyer' },
    supplier: { one: () => Organization, by: 'supplier' },
    facility: { one: () => Facility, by: 'facility' },
    allocations: { page: () => Allocation, by: 'award' },
  },
  filters: {
    status: { property: 'status', op: 'in' },
    request: { property: 'request', op: 'eq' },
    facility: { property: 'facility', op: 'eq' },
  },
})

readModel(TransportTariff, {
  view: transportTariffPolicy.view,
  open: ['version', 'unit', 'currency', 'perUnitKm', 'perTrip', 'tripLoad', 'daysPerKm', 'roadFactor', 'validFrom', 'validTo', 'source'],
  relations: { product: { one: () => Product, by: 'product' } },
})

const facility = { one: () => Facility, by: 'facility' }
const requestLine = { one: () => RequestLine, by: 'requestLine' }
jsonModel(FacilityVerdict, { relations: { facility, requestLine }, texts: ['text'] })
jsonModel(PlanDifference, { relations: { facility, requestLine }, texts: ['text'] })
jsonModel(MatchRelaxation, { relations: { requestLine }, texts: ['text'] })
jsonModel(ConstraintPrice, { texts: ['text'] })
jsonModel(MatchConflict, { relations: { requestLine }, texts: ['text'] })
jsonModel(MatchOmission, { texts: ['text'] })
jsonModel(MatchShare, { relations: { facility, requestLine } })
jsonModel(PriceOfFairness, { texts: ['text'] })
jsonModel(FacilityShare, { relations: { facility, requestLine } })
jsonModel(ShortLine, { relations: { requestLine }, texts: ['text'] })

extendReadModel(BulkRequest, {
  matchPlans: { page: () => MatchPlan, by: 'request' },
  awards: { many: () => Award, by: 'request', orderBy: [['id', 'asc']] },
})
