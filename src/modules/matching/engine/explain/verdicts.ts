import { Decimal } from 'decimal.js'
import type { CandidateVerdict, VerdictReason } from '../answer.js'
import type { CoreResult } from '../core.js'
import { dateOf } from '../network/calendar.js'
import { servesClass } from '../network/arcs.js'
import { type Demand, mostOf } from '../network/network.js'
import type { Placed } from '../plan/plan.js'
import { cheapestLanded, landedInPlan } from './landed.js'
import { type Offer, type Outlook, outlooks } from './outlook.js'
import { shortOf } from './resolver.js'
import { poolUse } from '../plan/pool-use.js'
import { verdictTexts as texts } from './verdict-texts.js'
import type { Text } from './words.js'

interface Finding { reason: VerdictReason; by?: string; text: Text }

/** What the verdicts need to know of the plan. */
interface Setting { core: CoreResult; freer: CoreResult | null; placed: Map<string, Placed[]>; dearest: Map<Demand, number>; free: (pool: number) => number }

/** A reason for every candidate of every request line: why it was chosen, or the first rule or price that keeps it out. `freer`: the other plan that there is without the shares. */
export function verdictsOf(core: CoreResult, freer: CoreResult | null = null): CandidateVerdict[] {
  const landed = landedInPlan(core.network, core.plan)
  const dearest = new Map<Demand, number>()
  for (const placed of core.plan) dearest.set(placed.arc.demand, Math.max(dearest.get(placed.arc.demand) ?? 0, landed(placed)))
  const use = poolUse(core.plan)
  const free = (pool: number) => (core.network.pools[pool]?.capacity ?? 0) - (use.get(pool) ?? 0)
  const { facilities } = core.network.instance
  const placed = Map.groupBy(core.plan, ({ arc }) => `${arc.demand.index}:${facilities[arc.supply.facility]?.id}`)
  const setting: Setting = { core, freer, dearest, free, placed }
  return [...outlooks(core.network)].map(outlook => {
    const { demand, facility } = outlook
    const { reason, by = null, text } = findingFor(outlook, setting)
    return { request: demand.request.id, line: demand.spec.id, facility: facility.id, chosen: reason === 'CHOSEN', reason, by, text }
  })
}

function findingFor(outlook: Outlook, setting: Setting): Finding {
  const placed = setting.placed.get(`${outlook.demand.index}:${outlook.facility.id}`)
  return (placed && chosen(placed)) ?? barred(outlook) ?? outOfTime(outlook, setting) ?? tooSmall(outlook) ?? heldBack(outlook, setting) ?? outweighed(outlook, setting)
}

function chosen(placed: readonly Placed[]): Finding {
  const units = placed.reduce((sum, { quantity }) => sum + quantity, 0)
  const periods = new Set(placed.flatMap(({ arc }) => arc.supply.period ?? [])).size
  return { reason: 'CHOSEN', text: texts.chosen(units, periods, Math.max(...placed.map(({ arc }) => arc.arrives))) }
}

/** Rules about who may serve at all. */
function barred({ demand, facility, excluded, outOfRegion, hasProduct, lowerClasses, reachable }: Outlook): Finding | null {
  const { spec } = demand
  if (excluded) return { reason: 'EXCLUDED', text: texts.excluded }
  if (outOfRegion) return { reason: 'REGION', text: texts.outOfRegion(facility.region, spec.regions ?? []) }
  if (!hasProduct) return { reason: 'NO_CAPABILITY', text: texts.noProduct }
  if (lowerClasses.length > 0) return { reason: 'QUALITY_CLASS', text: texts.lowerClass(lowerClasses, spec.class) }
  return reachable ? null : { reason: 'FORBIDDEN', text: texts.noWay }
}

type Test = (offer: Offer) => boolean

const isLate: Test = offer => offer.late
const isSpoiled: Test = offer => offer.spoiled
const isDear: Test = offer => offer.overCeiling > 0

/** Nothing it has may serve any slot: too late, spoiled, or above the ceiling; what alone keeps an offer out is named first. */
function outOfTime(outlook: Outlook, { core }: Setting): Finding | null {
  const { arcs, offers } = outlook
  if (arcs.length > 0) return null
  if (offers.length === 0) return batchTooLarge(outlook) ?? noHours(core)
  if (offers.some(offer => !isLate(offer) && !isSpoiled(offer) && !isDear(offer))) return { reason: 'NOT_NEEDED', text: texts.notNeeded }
  const keptOutBy = (rule: Test, ...others: Test[]) => offers.filter(offer => rule(offer) && !others.some(other => other(offer)))
  const late = keptOutBy(isLate, isSpoiled, isDear)
  const dear = keptOutBy(isDear, isLate, isSpoiled)
  if (late.length > 0) return tooLate(late)
  if (dear.length > 0) return aboveCeiling(dear)
  if (keptOutBy(isSpoiled, isLate, isDear).length > 0 || offers.every(isSpoiled)) return { reason: 'SHELF_LIFE', text: texts.spoiled }
  return offers.every(isDear) ? aboveCeiling(offers) : tooLate(offers.filter(isLate))
}

/** It has hours, but in no period enough of them for its least batch. */
function batchTooLarge({ demand, facility }: Outlook): Finding | null {
  const { product, spec } = demand
  const able = facility.lines.flatMap(line => line.capabilities
    .filter(made => made.product === product.id && servesClass(product.classes, made.class, spec.class))
    .map(made => ({ least: made.minBatch, can: Math.max(0, ...line.hours.map(hours => mostOf(hours, made))) })))
    .filter(({ can }) => can > 0)
  const [nearest] = able.sort((one, other) => (one.least - one.can) - (other.least - other.can))
  return nearest ? { reason: 'MIN_LOT', by: money(nearest.least - nearest.can), text: texts.tooSmall(nearest.least, nearest.can) } : null
}

function noHours({ network }: CoreResult): Finding {
  const end = network.instance.periods.at(-1)?.end ?? ''
  return { reason: 'NO_CAPACITY_BEFORE', by: end, text: texts.noHours(end) }
}

function tooLate(offers: readonly Offer[]): Finding {
  const first = Math.min(...offers.map(offer => offer.arrives))
  return { reason: 'NO_CAPACITY_BEFORE', by: dateOf(first), text: texts.tooLate(first) }
}

function aboveCeiling(offers: readonly Offer[]): Finding {
  const by = Math.min(...offers.map(offer => offer.overCeiling))
  return { reason: 'PRICE_CEILING', by: money(by), text: texts.aboveCeiling(by) }
}

/** All that it can deliver in time is less than the least lot. */
function tooSmall({ demand, arcs }: Outlook): Finding | null {
  const capacity = [...new Set(arcs.map(arc => arc.supply))].reduce((units, supply) => units + supply.most, 0)
  const most = demand.slots.reduce((units, slot) => units + slot.upper, 0)
  const { minPerFacility } = demand.spec
  const [least, can] = capacity < minPerFacility ? [minPerFacility, capacity] : [Math.min(...arcs.map(arc => arc.supply.minBatch)), most]
  return can >= least ? null : { reason: 'MIN_LOT', by: money(least - can), text: texts.tooSmall(least, can) }
}

/** The shares leave it no part, or are why the line is short: without them there is another plan. */
function heldBack(outlook: Outlook, { core, freer, free }: Setting): Finding | null {
  if (!freer) return null
  const { demand, facility } = outlook
  const own = freer.plan.filter(({ arc }) => arc.demand.index === demand.index && freer.network.instance.facilities[arc.supply.facility]?.id === facility.id)
  const units = own.reduce((sum, { quantity }) => sum + quantity, 0)
  if (units > 0) return { reason: 'SHARES', by: money(units), text: texts.heldBack(units) }
  const key = `${demand.request.id}/${demand.spec.id}`
  const isWhy = (shortOf(core).get(key) ?? 0) > (shortOf(freer).get(key) ?? 0) + 1e-6
  if (!isWhy || openArcs(outlook, free).length === 0) return null
  const isMost = core.status === 'INFEASIBLE' || (core.leastUnserved !== null && core.unserved <= core.leastUnserved + 1e-6)
  return { reason: 'SHARES', text: isMost ? texts.sharesAllow : texts.sharesSeemToAllow }
}

function openArcs({ arcs }: Outlook, free: Setting['free']): Outlook['arcs'] {
  return arcs.filter(arc => free(arc.supply.pool.index) > arc.supply.setupUse + 1e-9)
}

/** It could serve; the plan is better without it. */
function outweighed(outlook: Outlook, { core, dearest, placed, free }: Setting): Finding {
  const { demand } = outlook
  const open = openArcs(outlook, free)
  if (open.length === 0) return { reason: 'CAPACITY_TAKEN', text: texts.taken }
  const excess = Math.min(...open.map(arc => cheapestLanded(core.network, arc))) - (dearest.get(demand) ?? Infinity)
  if (excess > 1e-9) return { reason: 'TOO_DEAR', by: money(excess), text: texts.tooDear(excess) }
  const used = core.network.instance.facilities.filter(facility => placed.has(`${demand.index}:${facility.id}`)).length
  const { maxFacilities, minPerFacility } = demand.spec
  if (maxFacilities !== null && used >= maxFacilities) return { reason: 'MAX_FACILITIES', text: texts.enough(used) }
  if (minPerFacility > 0 || open.every(arc => arc.supply.minBatch > 0)) return { reason: 'MIN_LOT', text: texts.lotTooLarge }
  return { reason: 'NOT_NEEDED', text: core.plan.length > 0 ? texts.notNeeded : texts.noPlan }
}

const PLACES = 6

function money(value: number): string {
  return new Decimal(value).toDecimalPlaces(PLACES).toFixed()
}
