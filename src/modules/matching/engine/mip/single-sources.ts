import { arcAt, atMost, type Formulation, groupArcs, ones } from './groups.js'

/** Where a request line asks for it, each slot is served by one facility (any of its lines, periods and stock). */
export const addSingleSources = (formulation: Formulation): void => {
  const { model, rules } = formulation
  const choices = new Map<number, number[]>()
  for (const columns of groupArcs(formulation, (arc) => `${arc.slot.index}:${arc.supply.facility}`).values()) {
    const arc = arcAt(formulation, columns[0] ?? -1)
    if (!arc.demand.spec.singleSource) continue
    const chosen = model.column(0, 1, true)
    const exact = !rules.allowShort && arc.slot.lower === arc.slot.upper
    model.row(exact ? 0 : -Infinity, 0, [...ones(columns), [chosen, -(exact ? arc.slot.upper : atMost(arc, arc.slot.upper))]])
    choices.set(arc.slot.index, [...(choices.get(arc.slot.index) ?? []), chosen])
  }
  for (const columns of choices.values()) model.row(-Infinity, 1, ones(columns))
}
