import type { CapabilitySpec, FacilitySpec, Instance, ProductSpec, RequestLineSpec, SlotSpec, StockSpec } from '../../../src/modules/matching/engine/instance.js'

/** One column of the brute force: units from one source to one slot, with all that their price and limits depend on. */
export interface Way extends Found { request: number; line: number; slot: number; facility: number }

interface Found {
  /** Facility line and period, or null for stock. */
  hours: string | null
  /** Facility and entry, or null for what is made. */
  stock: string | null
  /** One set-up: request line, capability and period. */
  batch: string | null
  capability: CapabilitySpec | null
  /** Price, haulage and lateness of a unit, and their sum. */
  unit: { price: number; haulage: number; lateness: number }
  unitCost: number
  arrival: number
  perTrip: number
  tripLoad: number
  ids: { request: string; line: string; slot: string; facility: string; facilityLine: string | null; period: string | null; stockEntry: number | null; class: string | null }
}

/** Request lines and slots are numbered over all requests. */
export interface Problem {
  ways: Way[]
  lines: RequestLineSpec[]
  slots: { line: number; least: number; most: number; isWhole: boolean }[]
  hours: Map<string, number>
  stock: Map<string, number>
  charges: number[]
}

const days = (text: string) => Math.round(new Date(text).getTime() / 86_400_000)

/** Lists every way that no rule about a single allocation forbids, straight from the format's words. */
export function problemOf(instance: Instance): Problem {
  const problem: Problem = { ways: [], lines: [], slots: [], hours: new Map(), stock: new Map(), charges: instance.facilities.map(facility => facility.charge) }
  for (const facility of instance.facilities) {
    facility.stock.forEach((entry, at) => problem.stock.set(`${facility.id} ${at}`, entry.quantity))
    facility.lines.forEach(line => line.hours.forEach((free, at) => problem.hours.set(`${facility.id} ${line.id} ${at}`, free)))
  }
  for (const [request, { id, lines }] of instance.requests.entries()) {
    for (const spec of lines) {
      const product = instance.products.find(each => each.id === spec.product)
      if (product) addLine(problem, { instance, spec, product, requestId: id, request })
    }
  }
  return problem
}

interface Line { instance: Instance; spec: RequestLineSpec; product: ProductSpec; requestId: string; request: number }

function addLine(problem: Problem, { request, ...context }: Line): void {
  const line = problem.lines.push(context.spec) - 1
  for (const slot of context.spec.slots) {
    const at = problem.slots.push({ line, ...rangeOf(context.spec, slot, context.product) }) - 1
    context.instance.facilities.forEach((facility, position) => {
      const found = waysFrom({ ...context, facility, slot })
      problem.ways.push(...found.map(way => ({ ...way, request, line, slot: at, facility: position, batch: way.batch && `${line} ${way.batch}` })))
    })
  }
}

function rangeOf(spec: RequestLineSpec, slot: SlotSpec, product: ProductSpec): { least: number; most: number; isWhole: boolean } {
  const least = slot.quantity - slot.quantity * spec.under
  const most = slot.quantity + slot.quantity * spec.over
  return { least, most: product.whole ? Math.floor(most) : most, isWhole: product.whole }
}

interface Context { instance: Instance; facility: FacilitySpec; product: ProductSpec; spec: RequestLineSpec; slot: SlotSpec; requestId: string }

function waysFrom(context: Context): Found[] {
  const { instance, facility, product, spec } = context
  if (spec.excludeFacilities.includes(facility.id)) return []
  if (spec.regions && !spec.regions.some(allowed => facility.region === allowed || facility.region.slice(0, allowed.length + 1) === `${allowed}.`)) return []
  const first = days(instance.periods[0]?.start ?? '')
  const fits = (item: CapabilitySpec | StockSpec) => item.product === product.id && product.classes.indexOf(item.class ?? '') <= product.classes.indexOf(spec.class ?? '')
  const made = facility.lines.flatMap(line => line.capabilities.filter(fits).flatMap(capability => instance.periods.flatMap((period, at) => wayFrom(context, {
    made: days(period.start), ready: days(period.end) + product.curingDays, unitPrice: capability.unitPrice, class: capability.class,
    hours: `${facility.id} ${line.id} ${at}`, stock: null, batch: `${facility.id} ${line.id} ${capability.class ?? ''} ${at}`, capability,
    facilityLine: line.id, period: period.id, stockEntry: null,
  }))))
  const taken = facility.stock.flatMap((entry, at) => fits(entry) ? wayFrom(context, {
    made: first - entry.ageDays, ready: first + Math.max(0, product.curingDays - entry.ageDays), unitPrice: entry.unitPrice, class: entry.class,
    hours: null, stock: `${facility.id} ${at}`, batch: null, capability: null, facilityLine: null, period: null, stockEntry: at,
  }) : [])
  return [...made, ...taken]
}

interface Goods {
  made: number; ready: number; unitPrice: number; class: string | null; hours: string | null; stock: string | null; batch: string | null
  capability: CapabilitySpec | null; facilityLine: string | null; period: string | null; stockEntry: number | null
}

function wayFrom({ instance, facility, product, spec, slot, requestId }: Context, goods: Goods): Found[] {
  const haul = haulOf(instance, facility, { slot, key: `${requestId}/${spec.id}/${slot.id}` })
  if (!haul) return []
  const due = days(slot.due)
  const arrival = Math.max(goods.ready + haul.days, slot.from === null ? 0 : days(slot.from))
  const late = Math.max(0, arrival - due)
  if (late > 0 && !slot.lateAllowed) return []
  if (product.shelfLifeDays !== null && goods.made + product.shelfLifeDays < Math.max(arrival, due)) return []
  if (spec.priceCeiling !== null && goods.unitPrice + haul.perUnit > spec.priceCeiling) return []
  const { hours, stock, batch, capability, facilityLine, period, stockEntry } = goods
  const unit = { price: goods.unitPrice, haulage: haul.perUnit, lateness: late * slot.latePenaltyPerUnitDay }
  return [{
    hours, stock, batch, capability, arrival, unit, unitCost: unit.price + unit.haulage + unit.lateness,
    perTrip: haul.perTrip, tripLoad: haul.tripLoad ?? Infinity,
    ids: { request: requestId, line: spec.id, slot: slot.id, facility: facility.id, facilityLine, period, stockEntry, class: goods.class },
  }]
}

function haulOf({ transport }: Instance, facility: FacilitySpec, { slot, key }: { slot: SlotSpec; key: string }) {
  const pair = transport.pairs.find(each => each.facility === facility.id && each.slot === key)
  if (pair) return pair.forbidden ? null : pair
  if (!facility.at || !slot.at) return null
  const km = distance(facility.at, slot.at) * transport.roadFactor
  return { perUnit: transport.perUnitKm * km, perTrip: transport.perTrip, tripLoad: transport.tripLoad, days: Math.ceil(km * transport.daysPerKm) }
}

type Point = readonly [number, number]
type Vector = readonly [number, number, number]

/** Great circle by the angle between two vectors from the centre of the earth. */
function distance(from: Point, to: Point): number {
  const [a, b] = [vector(from), vector(to)]
  const cross = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
  return 6371.0088 * Math.atan2(cross, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])
}

function vector([latitude, longitude]: Point): Vector {
  const [up, round] = [latitude * Math.PI / 180, longitude * Math.PI / 180]
  return [Math.cos(up) * Math.cos(round), Math.cos(up) * Math.sin(round), Math.sin(up)]
}
