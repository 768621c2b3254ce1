import { addDays, daysBetween, type CalendarDate } from '../../../values/calendar-date.js'
import type { CapabilitySpec, FacilityLineSpec, FacilitySpec, Instance, Period, RequestLineSpec } from '../engine/index.js'
import { barrier, couldBeCandidate, isWhole, serves, usableDays } from './eligibility.js'
import { layoutOf, type Layout } from './layout.js'
import type { CapabilityFacts, FacilityFacts, LineFacts, PlanningFacts, ProductionLineFacts } from './planning-facts.js'
import { unitsIn } from './runs.js'
import { transportPairs } from './transport.js'
import { unplannedRuns, type UnplannedRun } from './unplanned-runs.js'

/** A production line while its capabilities stay the same: prices and rates may change on a day, the pool of hours stays one. */
export interface LineSegment { facility: FacilityFacts; line: ProductionLineFacts; from: CalendarDate; to: CalendarDate; capabilities: readonly CapabilityFacts[] }

/** An instance, and what is needed to read an answer to it. */
export interface Planning {
  facts: PlanningFacts
  instance: Instance
  layout: Layout
  /** By the engine's name of a facility line. */
  segments: ReadonlyMap<string, LineSegment>
  unplanned: readonly UnplannedRun[]
}

export interface PlanningWish {
  layout?: Layout
  /** With whoever a looser rule of the request would let in: only so can the engine say, and prove, that it would help. */
  looser?: boolean
  /** Each of the request's lines has a part of what may be made in a day for itself: it always fits the days, and may leave some of it unused. */
  limitsApart?: boolean
}

export function planningOf(facts: PlanningFacts, { layout = layoutOf(facts), looser = false, limitsApart = false }: PlanningWish = {}): Planning {
  const isCandidate = looser ? couldBeCandidate : (facility: FacilityFacts, line: LineFacts): boolean => barrier(facility, line) === null
  const frame = { facts, layout, looser, limitsApart }
  const chosen = facts.facilities.filter((facility) => facts.request.lines.some((line) => isCandidate(facility, line)))
  const segments = new Map(chosen.flatMap((facility) => facility.lines.flatMap((line) => segmentsOf(facility, line, frame))))
  const byFacility = Map.groupBy(segments, ([, { facility }]) => facility)
  return {
    facts, segments, layout, unplanned: unplannedRuns(facts, layout),
    instance: {
      periods: [...layout.periods],
      products: productsOf(facts),
      facilities: chosen.map((facility) => facilitySpec(facility, { ...frame, segments: byFacility.get(facility) ?? [] })),
      requests: [{ id: facts.request.id, lines: facts.request.lines.filter(({ slots }) => slots.length > 0).map((line) => lineSpec(line, chosen)) }],
      transport: { perUnitKm: 0, roadFactor: 1, perTrip: 0, tripLoad: null, daysPerKm: 0, pairs: transportPairs(facts, isCandidate) },
      ...sharesOf(facts, chosen),
    },
  }
}

/** A share of a facility that is no candidate is kept by whatever is planned: only a largest one can be asked of it. */
function sharesOf({ request, shares = [] }: PlanningFacts, chosen: readonly FacilityFacts[]): Pick<Instance, 'shares'> {
  const known = new Set(chosen.map(({ id }) => id))
  const kept = shares.filter(({ facility }) => facility === null || known.has(facility))
  return kept.length === 0 ? {} : { shares: kept.map(({ lineId, ...share }) => ({ ...share, requestLine: `${request.id}/${lineId}` })) }
}

interface Frame { facts: PlanningFacts; layout: Layout; looser: boolean; limitsApart: boolean }

function productsOf({ request }: PlanningFacts): Instance['products'] {
  const products = new Map(request.lines.map(({ product }) => [product.id, product]))
  return [...products.values()].map((product) => ({
    id: product.id, curingDays: product.curingDays, shelfLifeDays: usableDays(product), classes: [...product.classes], whole: isWhole(product),
  }))
}

function lineSpec(line: LineFacts, chosen: readonly FacilityFacts[]): RequestLineSpec {
  return {
    id: line.id, product: line.product.id, class: line.qualityClass, maxFacilities: line.maxFacilities, minPerFacility: line.minPerFacility,
    singleSource: false, priceCeiling: line.priceCeiling, regions: line.regions.length > 0 ? [...line.regions] : null,
    excludeFacilities: line.excludedFacilities.filter((excluded) => chosen.some(({ id }) => id === excluded)), under: line.under, over: line.over,
    slots: line.slots.map(({ id, quantity, from, due, at }) => ({ id, quantity, from, due, at, lateAllowed: false, latePenaltyPerUnitDay: 0 })),
  }
}

function segmentsOf(facility: FacilityFacts, line: ProductionLineFacts, frame: Frame): [string, LineSegment][] {
  const { facts, layout } = frame
  const users = line.capabilities.map((capability) => ({ capability, spoils: usersOf(capability, frame).map(({ product }) => usableDays(product) !== null) }))
  // Only looser rules would let it make there what spoils: days are not told apart for that.
  const useful = users.filter(({ spoils }) => spoils.length > 0 && !(layout.isPooled(line.id) && spoils.includes(true))).map(({ capability }) => capability)
  const end = layout.periods.at(-1)?.end ?? facts.firstDay
  const changes = useful.flatMap(({ validFrom, validTo, made }) => [validFrom, ...(validTo ? [validTo] : []), ...(frame.limitsApart ? [...made.keys()].flatMap((day) => [day, addDays(day, 1)]) : [])])
  const cuts = changes.filter((day) => day > facts.firstDay && day < end)
  const starts = [facts.firstDay, ...new Set(cuts.sort())]
  return starts.map((from, index): [string, LineSegment] => {
    const to = starts[index + 1] ?? end
    const capabilities = useful.filter(({ validFrom, validTo }) => validFrom <= from && (validTo === null || validTo > from))
    return [starts.length === 1 ? line.id : `${line.id}@${from}`, { facility, line, from, to, capabilities }]
  }).filter(([, { capabilities }]) => capabilities.length > 0)
}

/** Lines of the request that it could make something for. */
function usersOf(capability: CapabilityFacts, { facts, looser }: Frame): LineFacts[] {
  return facts.request.lines.filter((line) => (looser ? capability.productId === line.product.id : serves(capability, line)))
}

function facilitySpec(facility: FacilityFacts, { segments, ...frame }: Frame & { segments: readonly [string, LineSegment][] }): FacilitySpec {
  const lines = segments.flatMap(([id, segment]) => lineSpecs(id, segment, frame))
  return {
    id: facility.id, region: facility.region, at: facility.at, charge: 0, lines,
    stock: facility.stock.map(({ productId, qualityClass, quantity, unitPrice, producedOn }) => ({
      product: productId, class: qualityClass, quantity, unitPrice, ageDays: Math.max(0, daysBetween(producedOn, frame.facts.firstDay)),
    })),
  }
}

function lineSpecs(id: string, segment: LineSegment, frame: Frame): FacilityLineSpec[] {
  const hours = frame.layout.periods.map((period) => hoursOf(segment, workingDays(segment, period, frame), frame))
  if (hours.every((free) => free === 0)) return []
  return [{ id, hours, capabilities: segment.capabilities.map((capability) => capabilitySpec(capability, segment, frame)) }]
}

/** Free hours, and no more than what may be made in them takes: that bounds all lines of the request together, which a limit for each cannot. */
function hoursOf(segment: LineSegment, days: readonly CalendarDate[], frame: Frame): number {
  const free = days.reduce((sum, day) => sum + freeHours(segment, day), 0)
  const needed = segment.capabilities.reduce((sum, capability) => {
    const most = capability.maximumPerDay === null ? Infinity : unitsIn(segment.line.free, capability, days)
    return most === 0 ? sum : sum + most / capability.outputPerHour + capability.setupHours * usersOf(capability, frame).length
  }, 0)
  return Math.min(free, needed)
}

function capabilitySpec(capability: CapabilityFacts, segment: LineSegment, frame: Frame): CapabilitySpec {
  const { productId, qualityClass, outputPerHour, unitPrice, setupHours, setupCost, minimumBatch, maximumPerDay } = capability
  const best = (of: CapabilityFacts): number => Math.max(0, ...frame.layout.periods.map((period) => unitsIn(segment.line.free, of, workingDays(segment, period, frame))))
  return {
    product: productId, class: qualityClass, unitsPerHour: outputPerHour, unitPrice, setupHours, setupCost,
    minBatch: Math.min(minimumBatch, Math.max(0, best({ ...capability, made: new Map() }) - setupHours * outputPerHour)),
    maxPerPeriod: maximumPerDay === null ? null : partOf(best(capability), usersOf(capability, frame), frame),
  }
}

function partOf(most: number, users: readonly LineFacts[], { limitsApart }: Frame): number {
  if (!limitsApart) return most
  const part = most / users.length
  return users.some(({ product }) => isWhole(product)) ? Math.floor(part) : part
}

/** Days of the segment whose hours are counted in the period. */
export function workingDays({ line, from, to }: LineSegment, period: Period, { layout }: Pick<Planning, 'layout'>): CalendarDate[] {
  return layout.daysOf(line.id, period).filter((day) => day >= from && day < to)
}

function freeHours({ line }: LineSegment, day: CalendarDate): number {
  return line.free.get(day) ?? 0
}
