import type { Module } from '../../platform/module.js'
import { Capability } from './capability.entity.js'
import { CapabilityResolver } from './capability.resolver.js'
import { CapacityBucket } from './capacity/capacity-bucket.entity.js'
import { CapacityResolver } from './capacity/capacity.resolver.js'
import { extendCapacity } from './capacity/extend-capacity.js'
import { Closure } from './closure.entity.js'
import { ClosureResolver } from './closure.resolver.js'
import './facility.constraints.js'
import { Facility } from './facility.entity.js'
import { facilityEvents } from './facility.events.js'
import './facility.reads.js'
import { FacilityResolver } from './facility.resolver.js'
import { Holiday } from './holidays/holiday.entity.js'
import { HolidayResolver } from './holidays/holiday.resolver.js'
import { ProductionLine } from './production-line.entity.js'
import { ProductionLineResolver } from './production-line.resolver.js'
import { ReservationEntry } from './reservation/reservation-entry.entity.js'
import { StockItem } from './stock/stock-item.entity.js'
import { StockResolver } from './stock/stock.resolver.js'

export const facilities: Module = {
  name: 'facilities',
  entities: [Facility, ProductionLine, Capability, Closure, Holiday, CapacityBucket, StockItem, ReservationEntry],
  resolvers: [FacilityResolver, ProductionLineResolver, CapabilityResolver, ClosureResolver, CapacityResolver, StockResolver, HolidayResolver],
  events: facilityEvents,
  schedules: [{ name: 'extend-capacity', run: extendCapacity }],
}
