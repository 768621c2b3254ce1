import { actionsOf } from '../../platform/available-actions.js'
import { difference } from '../../platform/read/derived.js'
import { listRead, readModel } from '../../platform/read/read-model.js'
import { enforce } from '../../platform/rules.js'
import { Product } from '../catalogue/index.js'
import { Organization } from '../organizations/index.js'
import { Capability } from './capability.entity.js'
import { CapacityBucket } from './capacity/capacity-bucket.entity.js'
import { Closure } from './closure.entity.js'
import { Facility } from './facility.entity.js'
import { capabilityLifecycle, closureLifecycle, facilityLifecycle, holidayLifecycle, lineLifecycle, standing, stockLifecycle } from './facility.lifecycle.js'
import {
  bucketPolicy, capabilityPolicy, closurePolicy, facilityPolicy, holidayPolicy, linePolicy, orderBook, reservationPolicy, stockPolicy,
} from './facility.policy.js'
import { Holiday } from './holidays/holiday.entity.js'
import type { HolidaysArgs } from './holidays/holiday.inputs.js'
import { listable } from './holidays/holiday.rules.js'
import { ProductionLine } from './production-line.entity.js'
import { ReservationEntry } from './reservation/reservation-entry.entity.js'
import { StockItem } from './stock/stock-item.entity.js'

const facility = { one: () => Facility, by: 'facility' } as const
const line = { one: () => ProductionLine, by: 'line' } as const
const product = { one: () => Product, by: 'product' } as const

readModel(Facility, {
  view: facilityPolicy.view,
  open: ['version', 'name', 'region', 'latitude', 'longitude', 'timezone', 'description', 'status', 'createdAt'],
  computed: { availableActions: actionsOf([{ policy: facilityPolicy, lifecycle: facilityLifecycle }]) },
  relations: {
    organization: { one: () => Organization, by: 'organization' },
    lines: { many: () => ProductionLine, by: 'facility', orderBy: [['name', 'asc']] },
    closures: { page: () => Closure, by: 'facility' },
    stock: { page: () => StockItem, by: 'facility' },
  },
  filters: {
    organization: { property: 'organization', op: 'eq' },
    region: { property: 'region', op: 'prefix' },
    status: { property: 'status', op: 'in' },
    search: { property: 'search', op: 'search' },
  },
  orders: { NAME: [['name', 'asc']] },
})

readModel(ProductionLine, {
  view: linePolicy.view,
  open: ['version', 'name', 'hoursPerWeekday', 'crew', 'status'],
  computed: { availableActions: actionsOf([{ policy: linePolicy, lifecycle: lineLifecycle }]) },
  relations: {
    facility,
    capabilities: { many: () => Capability, by: 'line', orderBy: [['validFrom', 'asc']] },
    capacity: { page: () => CapacityBucket, by: 'line', orderBy: 'DAY', filteredBy: ['from', 'to'] },
  },
})

readModel(Capability, {
  view: capabilityPolicy.view,
  open: [
    'version', 'qualityClass', 'outputPerHour', 'setupHours', 'setupCost', 'minimumBatch', 'maximumPerDay', 'unitPrice', 'validFrom', 'validTo',
  ],
  computed: { availableActions: actionsOf([{ policy: capabilityPolicy, lifecycle: capabilityLifecycle, status: { needs: ['validTo'], of: standing } }]) },
  relations: { line, facility, product },
  filters: {
    product: { property: 'product', op: 'eq' },
    qualityClass: { property: 'qualityClass', op: 'in' },
    facility: { property: 'facility', op: 'eq' },
  },
})

readModel(Closure, {
  view: closurePolicy.view,
  open: ['version', 'fromDate', 'toDate', 'reason', 'status'],
  computed: { availableActions: actionsOf([{ policy: closurePolicy, lifecycle: closureLifecycle }]) },
  relations: { facility, line },
})

readModel(CapacityBucket, {
  view: bucketPolicy.view,
  open: ['day', 'hoursAvailable'],
  derived: { hoursFree: difference('hoursAvailable', 'hoursHeld', 'hoursBooked') },
  fields: { hoursHeld: orderBook, hoursBooked: orderBook },
  relations: { line, facility, reservations: { page: () => ReservationEntry, by: 'bucket' } },
  filters: { from: { property: 'day', op: 'gte' }, to: { property: 'day', op: 'lt' } },
  orders: { DAY: [['day', 'asc']] },
})

readModel(StockItem, {
  view: stockPolicy.view,
  open: ['version', 'qualityClass', 'serial', 'attributes', 'quantity', 'unitPrice', 'producedOn'],
  computed: { availableActions: actionsOf([{ policy: stockPolicy, lifecycle: stockLifecycle, status: { needs: [], of: () => 'IN_STOCK' } }]) },
  derived: { free: difference('quantity', 'held', 'booked') },
  fields: { held: orderBook, booked: orderBook },
  relations: { facility, product, reservations: { page: () => ReservationEntry, by: 'stockItem' } },
  filters: {
    product: { property: 'product', op: 'eq' },
    qualityClass: { property: 'qualityClass', op: 'in' },
    facility: { property: 'facility', op: 'eq' },
  },
})

readModel(ReservationEntry, { view: reservationPolicy.view, open: ['allocationId', 'planId', 'contractId', 'kind', 'amount', 'at'] })

readModel(Holiday, {
  view: holidayPolicy.view,
  open: ['version', 'date', 'name', 'kind', 'source', 'status'],
  computed: { availableActions: actionsOf([{ policy: holidayPolicy, lifecycle: holidayLifecycle }]) },
  filters: {
    from: { property: 'date', op: 'gte' },
    to: { property: 'date', op: 'lt' },
    status: { property: 'status', op: 'in' },
  },
  orders: { DATE: [['date', 'asc']] },
})

const MOST_HOLIDAYS = 100

listRead('holidays', {
  many: () => Holiday,
  page: ({ from, to }) => {
    enforce(listable, { from, to } as HolidaysArgs, null)
    return { first: MOST_HOLIDAYS, orderBy: 'DATE', filter: { from, to, status: ['DECLARED'] } }
  },
})
