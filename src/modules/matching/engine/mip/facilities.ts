import { arcAt, atLeast, atMost, type Formulation, groupArcs, ones } from './groups.js'
import type { Demand, Supply } from '../network/network.js'

const chargeOf = (formulation: Formulation, facility: number): number => formulation.network.instance.facilities[facility]?.charge ?? 0

const matters = (formulation: Formulation, demand: Demand, facility: number): boolean =>
  formulation.rules.countFacilities || demand.spec.maxFacilities !== null || demand.spec.minPerFacility > 0 || chargeOf(formulation, facility) > 0

/** What the facility could give the request line at most, all its supplies together. */
export const capacityOf = (formulation: Formulation, columns: readonly number[]): number => {
  const supplies = new Set<Supply>(columns.map((column) => arcAt(formulation, column).supply))
  const made = [...supplies].reduce((sum, supply) => sum + supply.most, 0)
  const slots = new Map(columns.map((column) => [arcAt(formulation, column).slot.index, arcAt(formulation, column).slot.upper]))
  return Math.min(made, [...slots.values()].reduce((sum, upper) => sum + upper, 0))
}

const addUse = (formulation: Formulation, key: string, columns: readonly number[]): void => {
  const { model } = formulation
  const first = arcAt(formulation, columns[0] ?? -1)
  const used = model.column(chargeOf(formulation, first.supply.facility), 1, true)
  formulation.used.set(key, used)
  model.row(-Infinity, 0, [...ones(columns), [used, -atMost(first, capacityOf(formulation, columns))]])
  const bySlot = Map.groupBy(columns, (column) => arcAt(formulation, column).slot)
  if (bySlot.size > 1) for (const [slot, here] of bySlot) model.row(-Infinity, 0, [...ones(here), [used, -atMost(first, slot.upper)]])
  const least = first.demand.spec.minPerFacility
  if (least > 0) model.row(0, Infinity, [...ones(columns), [used, -atLeast(first, least)]])
}

/** Charges, least quantity per facility and most facilities hold per request line. */
export const addFacilities = (formulation: Formulation): void => {
  const uses = new Map<Demand, number[]>()
  for (const [key, columns] of groupArcs(formulation, (arc) => `${arc.demand.index}:${arc.supply.facility}`)) {
    const { demand, supply } = arcAt(formulation, columns[0] ?? -1)
    if (!matters(formulation, demand, supply.facility)) continue
    addUse(formulation, key, columns)
    uses.set(demand, [...(uses.get(demand) ?? []), formulation.used.get(key) ?? -1])
  }
  for (const [demand, columns] of uses) {
    const most = demand.spec.maxFacilities
    if (most !== null && most < columns.length) formulation.model.row(-Infinity, most, ones(columns))
  }
}

/** One count per request and facility, however many of its lines the facility serves. */
export const addRequestCounts = (formulation: Formulation): void => {
  const { model, network } = formulation
  const byPair = Map.groupBy(formulation.used, ([key]) => {
    const [demand, facility] = key.split(':')
    return `${network.demands[Number(demand)]?.requestIndex}:${facility}`
  })
  for (const used of byPair.values()) {
    const counted = model.column(0, 1, true)
    formulation.counted.push(counted)
    for (const [, column] of used) model.row(-Infinity, 0, [[column, 1], [counted, -1]])
  }
}
