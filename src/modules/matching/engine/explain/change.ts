import type { Instance, RequestLineSpec, SlotSpec } from '../instance.js'
import type { Relaxation, RelaxationKind } from '../answer.js'

/** One change of one request line, in the words of a relaxation. */
export type Change = Pick<Relaxation, 'kind' | 'request' | 'line' | 'slot' | 'to'>

type LineName = Pick<Change, 'request' | 'line'>

const loosened: Record<RelaxationKind, (line: RequestLineSpec, change: Change) => RequestLineSpec> = {
  DUE_DATE: (line, { to }) => ({ ...line, slots: line.slots.map(slot => slot.due < to ? { ...slot, due: to } : slot) }),
  QUANTITY: (line, { slot, to }) => (
    { ...line, slots: line.slots.flatMap(each => each.id === slot ? withQuantity(each, Number(to)) : [each]) }
  ),
  MAX_FACILITIES: (line, { to }) => ({ ...line, maxFacilities: to === 'any' ? null : Number(to) }),
  REGIONS: (line, { to }) => ({ ...line, regions: to === 'any' ? null : to.split(',') }),
  PRICE_CEILING: (line, { to }) => ({ ...line, priceCeiling: to === 'any' ? null : Number(to) }),
  MIN_PER_FACILITY: (line, { to }) => ({ ...line, minPerFacility: Number(to) }),
  CLASS: (line, { to }) => ({ ...line, class: to }),
  SINGLE_SOURCE: line => ({ ...line, singleSource: false }),
  EXCLUSIONS: line => ({ ...line, excludeFacilities: [] }),
}

/** The instance with one request line changed; what is not changed is shared. */
export function changed(instance: Instance, change: Change): Instance {
  return withLine(instance, change, line => loosened[change.kind](line, change))
}

/** The instance with one request line replaced; a line without slots is dropped. */
export function withLine(instance: Instance, { request, line }: LineName, replace: (line: RequestLineSpec) => RequestLineSpec): Instance {
  const replaced = (lines: readonly RequestLineSpec[]) => lines.map(spec => spec.id === line ? replace(spec) : spec).filter(spec => spec.slots.length > 0)
  return { ...instance, requests: instance.requests.map(each => each.id === request ? { ...each, lines: replaced(each.lines) } : each) }
}

/** Nothing asked is a slot less. */
function withQuantity(slot: SlotSpec, quantity: number): SlotSpec[] {
  return quantity > 0 ? [{ ...slot, quantity }] : []
}
