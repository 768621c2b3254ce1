import { Decimal } from 'decimal.js'
import type { CapabilitySpec, FacilityLineSpec, FacilitySpec, Instance, ProductSpec, RequestLineSpec, RequestSpec, SlotSpec } from '../instance.js'
import { dayOf } from './calendar.js'
import { haulsOf, type Hauls } from './haul.js'

/** A shared limit: the hours of one facility line in one period, or the units of one stock entry. */
export interface Pool { index: number; capacity: number; facility: number; line: number | null; period: number | null; stockEntry: number | null }

/** One way to obtain a product: a capability in a period, or a stock entry. Set-up, batch and period limits hold per request line. */
export interface Supply {
  index: number
  /** The capability or stock entry behind it, counted over the instance: the same in every period. */
  offer: number
  facility: number
  line: number | null
  period: number | null
  /** Position in the line's list of capabilities; null when taken from stock. */
  capability: number | null
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
  /** Last day on which anything may arrive. */
  latest: number
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
    const due = dayOf(slot.due)
    const latest = slot.lateAllowed ? Infinity : due
    const made: Slot = { index: network.slots.length, demand: demand.index, key, spec: slot, from, due, latest, lower, upper }
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

type Keep = (product: string, supply: Supply) => void

/** Products of decimals carry binary noise; a limit next to a number of few decimals is that number. */
const withoutNoise = (value: number): number => {
  const near = Math.round(value * 1e5) / 1e5
  return Math.abs(near - value) <= 1e-12 * Math.max(1, Math.abs(value)) ? near : value
}

/** Units of one batch at most in so many hours, its set-up taken off; below 0: not even that. */
export const mostOf = (hours: number, { setupHours, unitsPerHour, maxPerPeriod }: CapabilitySpec): number => {
  const byHours = withoutNoise((hours - setupHours) * unitsPerHour)
  return maxPerPeriod === null ? byHours : Math.min(byHours, maxPerPeriod)
}

interface Days { start: number; end: number }
interface Builder { network: Network; offers: number; days: Days[]; curing: ReadonlyMap<string, number>; keep: Keep }

const addPool = ({ network }: Builder, pool: Pool): Pool => {
  pool.index = network.pools.length
  network.pools.push(pool)
  return pool
}

const addLine = (builder: Builder, spec: FacilityLineSpec, facility: number, line: number): void => {
  builder.days.forEach(({ start, end }, period) => {
    const pool = addPool(builder, { index: -1, capacity: spec.hours[period] ?? 0, facility, line, period, stockEntry: null })
    for (const [offset, capability] of spec.capabilities.entries()) {
      const { product, unitsPerHour, unitPrice, setupHours, setupCost, minBatch } = capability
      builder.keep(product, {
        index: -1, offer: builder.offers + offset, facility, line, period, capability: offset, stockEntry: null, class: capability.class, unitPrice, pool,
        perUnit: 1 / unitsPerHour, setupUse: setupHours, setupCost, minBatch, most: mostOf(pool.capacity, capability),
        ready: end + Math.ceil(builder.curing.get(product) ?? 0), madeOn: start,
      })
    }
  })
  builder.offers += spec.capabilities.length
}

const addStock = (builder: Builder, spec: FacilitySpec, facility: number): void => {
  const today = builder.days[0]?.start ?? 0
  for (const [stockEntry, { product, class: quality, quantity, unitPrice, ageDays }] of spec.stock.entries()) {
    const pool = addPool(builder, { index: -1, capacity: quantity, facility, line: null, period: null, stockEntry })
    builder.keep(product, {
      index: -1, offer: builder.offers, facility, line: null, period: null, capability: null, stockEntry, class: quality, unitPrice, pool,
      perUnit: 1, setupUse: 0, setupCost: 0, minBatch: 0, most: quantity,
      ready: today + Math.ceil(Math.max(0, (builder.curing.get(product) ?? 0) - ageDays)), madeOn: today - ageDays,
    })
    builder.offers += 1
  }
}

/** Builds the network; what could never make a single unit (no hours left after its set-up) is left out. */
export const networkOf = (instance: Instance): Network => {
  const supplyOf = new Map<string, Supply[]>(instance.products.map((product) => [product.id, []]))
  const network: Network = { instance, pools: [], supplies: [], supplyOf, demands: [], slots: [], haul: haulsOf(instance) }
  const keep: Keep = (product, kept) => {
    if (kept.most <= 0 || kept.most < kept.minBatch) return
    kept.index = network.supplies.length
    network.supplies.push(kept)
    supplyOf.get(product)?.push(kept)
  }
  const days = instance.periods.map((period) => ({ start: dayOf(period.start), end: dayOf(period.end) }))
  const builder = { network, offers: 0, days, curing: new Map(instance.products.map((product) => [product.id, product.curingDays])), keep }
  instance.facilities.forEach((facility, at) => {
    facility.lines.forEach((line, lineAt) => addLine(builder, line, at, lineAt))
    addStock(builder, facility, at)
  })
  addDemands(network, new Map(instance.products.map((product) => [product.id, product])))
  return network
}

/** The same with nothing arriving after a day. */
export const arrivingBy = (network: Network, day: number): Network => {
  const slots = network.slots.map((slot) => ({ ...slot, latest: Math.min(slot.latest, day) }))
  return { ...network, slots, demands: network.demands.map((demand) => ({ ...demand, slots: demand.slots.flatMap(({ index }) => slots[index] ?? []) })) }
}

/** Whether facilities or regions are to have shares of what is delivered: then one demand is not all there is to look at. */
export const hasShares = ({ instance }: Pick<Network, 'instance'>): boolean => (instance.shares ?? []).length > 0
