import { Decimal } from 'decimal.js'
import type { FacilitySpec, RequestLineSpec } from '../instance.js'
import type { Haul } from './haul.js'
import type { Demand, Network, Slot, Supply } from './network.js'

/** One way to serve one slot: a supply carried there, arriving on a day, at a cost per unit (production, transport, lateness). */
export interface Arc {
  demand: Demand
  slot: Slot
  supply: Supply
  haul: Haul
  arrives: number
  lateDays: number
  unitCost: number
}

/** A region is allowed when it is named or lies below one that is named ("31" allows "31.71"). */
export const allowsRegion = (regions: readonly string[] | null, region: string): boolean =>
  regions === null || regions.some((allowed) => region === allowed || region.startsWith(`${allowed}.`))

export const allowsFacility = (spec: RequestLineSpec, facility: FacilitySpec): boolean =>
  !spec.excludeFacilities.includes(facility.id) && allowsRegion(spec.regions, facility.region)

/** A better class serves a request for a lower one, never the reverse; a request without a class takes any. */
export const servesClass = (classes: readonly string[], offered: string | null, asked: string | null): boolean => {
  if (asked === null || offered === asked) return true
  if (offered === null) return false
  const rank = classes.indexOf(offered)
  return rank >= 0 && rank <= classes.indexOf(asked)
}

/** Shelf life counts from the day it was made and must last until it is needed. */
export const withinLife = (demand: Demand, supply: Supply, needed: number): boolean =>
  demand.product.shelfLifeDays === null || supply.madeOn + demand.product.shelfLifeDays >= needed

export const aboveCeiling = (ceiling: number | null, supply: Supply, haul: Haul): boolean => {
  if (ceiling === null) return false
  const excess = supply.unitPrice + haul.perUnit - ceiling
  if (Math.abs(excess) > 1e-9 * ceiling) return excess > 0
  return new Decimal(supply.unitPrice).plus(haul.perUnit).greaterThan(ceiling)
}

/** The arc from a supply to a slot, or null when it cannot serve it in time, in life or under the ceiling. */
export const arcOf = (demand: Demand, slot: Slot, supply: Supply, haul: Haul): Arc | null => {
  const arrives = Math.max(supply.ready + haul.days, slot.from)
  const lateDays = Math.max(0, arrives - slot.due)
  if (arrives > slot.latest) return null
  if (!withinLife(demand, supply, Math.max(slot.due, arrives))) return null
  if (aboveCeiling(demand.spec.priceCeiling, supply, haul)) return null
  const unitCost = supply.unitPrice + haul.perUnit + lateDays * slot.spec.latePenaltyPerUnitDay
  return { demand, slot, supply, haul, arrives, lateDays, unitCost }
}

/** Every way to serve the slots of one request line, by facility, supply and slot in the order of the instance. */
export const arcsOf = (network: Network, demand: Demand): Arc[] => {
  const arcs: Arc[] = []
  const { facilities } = network.instance
  const allowed = facilities.map((facility) => allowsFacility(demand.spec, facility))
  const hauls = facilities.map((facility, at) =>
    demand.slots.map((slot) => (allowed[at] ? network.haul(facility, slot.key, slot.spec) : null)))
  for (const supply of network.supplyOf.get(demand.product.id) ?? []) {
    if (!servesClass(demand.product.classes, supply.class, demand.spec.class)) continue
    demand.slots.forEach((slot, at) => {
      const haul = hauls[supply.facility]?.[at]
      const arc = haul && slot.upper > 0 ? arcOf(demand, slot, supply, haul) : null
      if (arc) arcs.push(arc)
    })
  }
  return arcs
}
