import type { Module } from '../../platform/module.js'
import { Capability } from './capability.entity.js'
import { CapacityBucket } from './capacity-bucket.entity.js'
import { Closure } from './closure.entity.js'
import { Facility } from './facility.entity.js'
import { facilityEvents } from './facility.events.js'
import './facility.reads.js'
import { Holiday } from './holiday.entity.js'
import { ProductionLine } from './production-line.entity.js'
import { ReservationEntry } from './reservation-entry.entity.js'
import { StockItem } from './stock-item.entity.js'

export const facilities: Module = {
  name: 'facilities',
  entities: [Facility, ProductionLine, Capability, Closure, Holiday, CapacityBucket, StockItem, ReservationEntry],
  resolvers: [],
  events: facilityEvents,
}
