import { arcAt, atMost, type Formulation, groupArcs, ones } from './groups.js'

/** Whole trips between a facility and a slot, over all its lines, periods and stock; without a load size one trip carries everything. */
export const addTrips = (formulation: Formulation): void => {
  const { model } = formulation
  for (const columns of groupArcs(formulation, (arc) => `${arc.slot.index}:${arc.supply.facility}`).values()) {
    const { haul, slot } = arcAt(formulation, columns[0] ?? -1)
    if (haul.perTrip <= 0) continue
    const most = atMost(arcAt(formulation, columns[0] ?? -1), slot.upper)
    const load = haul.tripLoad ?? most
    const trips = model.column(haul.perTrip, Math.ceil(most / load), true)
    model.row(-Infinity, 0, [...ones(columns), [trips, -load]])
  }
}
