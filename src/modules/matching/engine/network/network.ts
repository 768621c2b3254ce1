import { Decimal } from 'decimal.js'
import type { FacilitySpec, Instance, ProductSpec, RequestLineSpec, RequestSpec, SlotSpec } from '../instance.js'
import { dayOf } from './calendar.js'
import { haulsOf, type Hauls } from './haul.js'

/** A shared limit: the hours of one facility line in one period, or the units of one stock entry. */
export interface Pool { index: number; capacity: number; facility: number; line: number | null; period: number | null; stockEntry: number | null }

/** One way to obtain a product: a capability in a period, or a stock entry. Set-up, batch and period limits hold per request line. */
export interface Supply {
  index: number
  facility: number
  line: number | null
  period: number | null
  /** Position in the facility's stock list; null when made. */
  stockEntry: number | null
  class: string | null
  unitPrice: number
  pool: Pool
  /** Use of the pool per unit and per set-up. */
  perUnit: number
  setupUse: number
  setupCost: number
  minBatch: number
  /** Most units one request line can take, set-up included. */
  most: number
  /** First day on which it can leave the facility, and the day from which shelf life counts. */
  ready: number
  madeOn: number
}

export interface Slot {
  index: number
  demand: number
  key: string
  spec: SlotSpec
  from: number
  due: number
  lower: number
  upper: number
}

/** One request line. */
export interface Demand {
  index: number
  request: RequestSpec
  requestIndex: number
  spec: RequestLineSpec
  product: ProductSpec
  slots: Slot[]
}

/** The instance with every date as a day number, every limit in units and every name as an index. */
export interface Network {
  instance: Instance
  pools: Pool[]
  supplies: Supply[]
  supplyOf: ReadonlyMap<string, readonly Supply[]>
  demands: Demand[]
  slots: Slot[]
  haul: Hauls
}

const exact = (value: number): Decimal => new Decimal(value)

const toleranceOf = (quantity: number, share: number): number => exact(quantity).times(exact(1).plus(share)).toNumber()

const slotsOf = (network: Network, demand: Demand): void => {
  const { request, spec } = demand
  for (const slot of spec.slots) {
    const lower = Math.max(0, toleranceOf(slot.quantity, -spec.under))
    const upper = toleranceOf(slot.quantity, spec.over)
    const from = slot.from === null ? -Infinity : dayOf(slot.from)
    const key = `${request.id}/${spec.id}/${slot.id}`
    const made: Slot = { index: network.slots.length, demand: demand.index, key, spec: slot, from, due: dayOf(slot.due), lower, upper }
    network.slots.push(made)
    demand.slots.push(made)
  }
}

const addDemands = (network: Network, products: ReadonlyMap<string, ProductSpec>): void => {
  network.instance.requests.forEach((request, requestIndex) => {
    for (const spec of request.lines) {
      const product = products.get(spec.product)
      if (!product) throw new RangeError(`request ${request.id} line ${spec.id} asks for an unknown product ${spec.product}`)
      const demand: Demand = { index: network.demands.length, request, requestIndex, spec, product, slots: [] }
      network.demands.push(demand)
      slotsOf(network, demand)
    }
  })
}

type Kept = Omit<Supply, 'index'>

const mostOf = (hours: number, setupHours: number, unitsPerHour: number, maxPerPeriod: number | null): number => {
  const byHours = exact(hours).minus(setupHours).times(unitsPerHour)
  return (maxPerPeriod === null ? byHours : Decimal.min(byHours, maxPerPeriod)).toNumber()
}

const addLines = (network: Network, facility: FacilitySpec, at: number, keep: (product: string, supply: Kept) => void): void => {
  const products = new Map(network.instance.products.map((product) => [product.id, product]))
  facility.lines.forEach((line, lineIndex) => network.instance.periods.forEach((span, period) => {
    const pool: Pool = { index: network.pools.length, capacity: line.hours[period] ?? 0, facility: at, line: lineIndex, period, stockEntry: null }
    network.pools.push(pool)
    for (const capability of line.capabilities) {
      const curing = products.get(capability.product)?.curingDays ?? 0
      const { setupHours, setupCost, unitsPerHour, unitPrice, minBatch } = capability
      keep(capability.product, {
        facility: at, line: lineIndex, period, stockEntry: null, class: capability.class, unitPrice, pool,
        perUnit: 1 / unitsPerHour, setupUse: setupHours, setupCost, minBatch,
        most: mostOf(pool.capacity, setupHours, unitsPerHour, capability.maxPerPeriod),
        ready: dayOf(span.end) + curing, madeOn: dayOf(span.start),
      })
    }
  }))
}

const addStock = (network: Network, facility: FacilitySpec, at: number, keep: (product: string, supply: Kept) => void): void => {
  const products = new Map(network.instance.products.map((product) => [product.id, product]))
  const first = network.instance.periods[0]
  const today = first ? dayOf(first.start) : 0
  for (const [stockEntry, stock] of facility.stock.entries()) {
    const pool: Pool = { index: network.pools.length, capacity: stock.quantity, facility: at, line: null, period: null, stockEntry }
    network.pools.push(pool)
    const curing = products.get(stock.product)?.curingDays ?? 0
    keep(stock.product, {
      facility: at, line: null, period: null, stockEntry, class: stock.class, unitPrice: stock.unitPrice, pool,
      perUnit: 1, setupUse: 0, setupCost: 0, minBatch: 0, most: stock.quantity,
      ready: today + Math.max(0, curing - stock.ageDays), madeOn: today - stock.ageDays,
    })
  }
}

/** Builds the network; what could never make a single unit (no hours left after its set-up) is left out. */
export const networkOf = (instance: Instance): Network => {
  const supplyOf = new Map<string, Supply[]>(instance.products.map((product) => [product.id, []]))
  const network: Network = { instance, pools: [], supplies: [], supplyOf, demands: [], slots: [], haul: haulsOf(instance) }
  const keep = (product: string, kept: Kept): void => {
    if (kept.most <= 0 || kept.most < kept.minBatch) return
    const supply = { index: network.supplies.length, ...kept }
    network.supplies.push(supply)
    supplyOf.get(product)?.push(supply)
  }
  instance.facilities.forEach((facility, at) => {
    addLines(network, facility, at, keep)
    addStock(network, facility, at, keep)
  })
  addDemands(network, new Map(instance.products.map((product) => [product.id, product])))
  return network
}
