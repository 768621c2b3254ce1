import type { Arc } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import { addBatches, addPools } from './batches.js'
import { addFacilities, addRequestCounts } from './facilities.js'
import { type Formulation, groupArcs, mostOver, ones, type Rules } from './groups.js'
import { MipModel } from './model.js'
import { addShares } from './shares.js'
import { addSingleSources } from './single-sources.js'
import { addTrips } from './trips.js'

const addDemands = (formulation: Formulation): void => {
  const { model, network, rules } = formulation
  const bySlot = groupArcs(formulation, (arc) => arc.slot.index)
  for (const slot of network.slots) {
    const terms = ones(bySlot.get(slot.index) ?? [])
    if (!rules.allowShort) {
      formulation.slotRows.set(slot.index, model.row(slot.lower, slot.upper, terms))
      continue
    }
    const short = model.column(0, slot.lower)
    formulation.short.push(short)
    model.row(slot.lower, Infinity, [...terms, [short, 1]])
    model.row(-Infinity, slot.upper, terms)
  }
}

/** Builds the model; column i is the quantity of arc i. */
export const formulate = (network: Network, arcs: readonly Arc[], rules: Rules): Formulation => {
  const model = new MipModel()
  const formulation: Formulation = { network, arcs, model, rules, short: [], counted: [], used: new Map(), slotRows: new Map(), poolRows: new Map() }
  for (const arc of arcs) model.column(arc.unitCost, mostOver(arc), arc.demand.product.whole)
  addDemands(formulation)
  addPools(formulation, addBatches(formulation))
  addFacilities(formulation)
  if (rules.countFacilities) addRequestCounts(formulation)
  addTrips(formulation)
  addSingleSources(formulation)
  addShares(formulation)
  return formulation
}
