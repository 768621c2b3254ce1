import type {
  CapabilitySpec, FacilitySpec, Instance, Period, ProductSpec, RequestLineSpec, SlotSpec, StockSpec, TransportPair,
} from '../../../src/modules/matching/engine/instance.js'
import type { Dice } from './dice.js'

const DAY_0 = Date.UTC(2026, 11, 7)

export function date(day: number): string {
  return new Date(DAY_0 + day * 86_400_000).toISOString().slice(0, 10)
}

/** `whole`: all products, none, or the first of them. */
export interface Size { facilities: number; periods: number; slotQuantity: number; whole: boolean | 'FIRST' }

/** A small instance with any mix of the format's constraints. Its numbers are small and exact in binary, so that sums have no rounding. */
export function randomInstance(dice: Dice, size: Size): Instance {
  const weeks = dice.whole(1, size.periods)
  const products = dice.times(dice.chance(0.25) ? 2 : 1, position => randomProduct(dice, position, size.whole === 'FIRST' ? position === 0 : size.whole))
  const facilities = dice.times(dice.whole(1, size.facilities), position => randomFacility(dice, { id: `f${position}`, weeks, products }))
  const requests = dice.times(dice.chance(0.25) ? 2 : 1, position => ({
    id: `R${position}`,
    lines: dice.times(dice.chance(0.2) ? 2 : 1, at => randomLine(dice, { id: `${at}`, products, facilities, size })),
  }))
  const periods = randomPeriods(dice, weeks)
  const trips = dice.chance(0.3)
  return {
    periods, products, facilities, requests,
    transport: {
      perUnitKm: dice.chance(0.5) ? 0.125 : 0, roadFactor: dice.pick([1, 1.25]), daysPerKm: dice.pick([0, 0.0078125]),
      perTrip: trips ? dice.whole(1, 12) : 0, tripLoad: trips && dice.chance(0.7) ? dice.whole(1, 4) : null,
      pairs: facilities.flatMap(facility => requests.flatMap(request => request.lines.flatMap(line => line.slots.flatMap(slot =>
        facility.at && slot.at && dice.chance(0.3) ? [] : [randomPair(dice, facility.id, `${request.id}/${line.id}/${slot.id}`)])))),
    },
  }
}

/** Weeks, some a weekend shorter, and now and then a much longer or shorter period. */
function randomPeriods(dice: Dice, weeks: number): Period[] {
  let day = 0
  return dice.times(weeks, position => {
    const length = dice.chance(0.15) ? dice.pick([2, 16]) : 7
    const start = day
    day += length
    return { id: `w${position}`, start: date(start), end: date(day - (length > 2 && dice.chance(0.2) ? 2 : 0)) }
  })
}

function randomProduct(dice: Dice, position: number, whole: boolean): ProductSpec {
  return {
    id: `p${position}`, whole,
    curingDays: dice.chance(0.4) ? dice.whole(1, 10) : 0,
    shelfLifeDays: dice.chance(0.25) ? dice.whole(8, 25) : null,
    classes: dice.chance(0.4) ? ['A', 'B', 'C'] : [],
  }
}

function classOf(dice: Dice, product: ProductSpec): string | null {
  return product.classes.length === 0 ? null : dice.pick(['A', 'B', 'B', 'C'])
}

function randomFacility(dice: Dice, { id, weeks, products }: { id: string; weeks: number; products: ProductSpec[] }): FacilitySpec {
  const made = (product: ProductSpec): CapabilitySpec => ({
    product: product.id, class: classOf(dice, product), unitsPerHour: dice.pick([0.5, 1, 1, 2]), unitPrice: dice.whole(1, 9),
    setupHours: dice.chance(0.25) ? dice.pick([0.5, 1, 2]) : 0, setupCost: dice.chance(0.35) ? dice.whole(1, 15) : 0,
    minBatch: dice.chance(0.25) ? dice.whole(1, 4) : 0, maxPerPeriod: dice.chance(0.3) ? dice.whole(1, 4) : null,
  })
  const stock = (product: ProductSpec): StockSpec[] => !dice.chance(0.25) ? [] : dice.times(dice.chance(0.25) ? 2 : 1, () => ({
    product: product.id, class: classOf(dice, product), quantity: dice.whole(1, 4), unitPrice: dice.whole(1, 10), ageDays: dice.whole(0, 12),
  }))
  return {
    id, region: dice.pick(['31.71', '31.74', '33.01', '317.1']), at: dice.chance(0.6) ? [-6 - dice.whole(0, 8) / 8, 106 + dice.whole(0, 8) / 8] : null,
    charge: dice.chance(0.25) ? dice.whole(1, 20) : 0,
    lines: dice.times(dice.chance(0.2) ? 2 : 1, position => ({
      id: `l${position}`, hours: dice.times(weeks, () => dice.whole(0, 8) / 2),
      capabilities: products.filter(() => dice.chance(0.85)).flatMap(product => {
        const one = made(product)
        const other = made(product)
        return product.classes.length > 0 && dice.chance(0.4) && one.class !== other.class ? [one, other] : [one]
      }),
    })),
    stock: products.flatMap(stock),
  }
}

interface LineParts { id: string; products: ProductSpec[]; facilities: FacilitySpec[]; size: Size }

function randomLine(dice: Dice, { id, products, facilities, size }: LineParts): RequestLineSpec {
  const product = products[dice.whole(0, products.length - 1)] ?? randomProduct(dice, 0, size.whole !== false)
  const tolerant = dice.chance(0.3)
  return {
    id, product: product.id, class: classOf(dice, product),
    maxFacilities: dice.chance(0.3) ? dice.whole(1, 2) : null,
    minPerFacility: dice.chance(0.25) ? dice.pick([1, 1.5, 2, 3]) : 0,
    singleSource: dice.chance(0.2),
    priceCeiling: dice.chance(0.2) ? dice.whole(4, 14) : null,
    regions: dice.chance(0.15) ? [dice.pick(['31', '31.71', '33'])] : null,
    excludeFacilities: facilities.filter(() => dice.chance(0.06)).map(facility => facility.id),
    under: tolerant ? dice.pick([0, 0.125, 0.25, 0.5]) : 0, over: tolerant ? dice.pick([0, 0.25, 0.5]) : 0,
    slots: dice.times(dice.chance(0.35) ? 2 : 1, position => randomSlot(dice, `s${position}`, size)),
  }
}

function randomSlot(dice: Dice, id: string, size: Size): SlotSpec {
  const due = dice.whole(7, 34)
  const late = dice.chance(0.3)
  return {
    id, quantity: dice.whole(1, size.slotQuantity), from: dice.chance(0.3) ? date(due - dice.whole(0, 10)) : null, due: date(due),
    at: dice.chance(0.7) ? [-6 - dice.whole(0, 8) / 8, 106 + dice.whole(0, 8) / 8] : null,
    lateAllowed: late, latePenaltyPerUnitDay: late ? dice.whole(0, 4) / 4 : 0,
  }
}

function randomPair(dice: Dice, facility: string, slot: string): TransportPair {
  const trips = dice.chance(0.3)
  return {
    facility, slot, perUnit: dice.whole(0, 5), perTrip: trips ? dice.whole(1, 12) : 0, tripLoad: trips && dice.chance(0.7) ? dice.whole(1, 4) : null,
    days: dice.whole(0, 4), forbidden: dice.chance(0.08),
  }
}
