import type { Relaxation, RelaxationKind } from '../answer.js'
import type { Instance, ProductSpec, RequestLineSpec } from '../instance.js'
import { allowsRegion } from './deliveries.js'

type Rule = (line: RequestLineSpec, to: string, product: ProductSpec) => Partial<RequestLineSpec> | null

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** What a rule of a request line becomes; null where `to` is not looser than what it is. */
const rules: Record<Exclude<RelaxationKind, 'QUANTITY'>, Rule> = {
  DUE_DATE: ({ slots }, to) => isDate(to) && slots.some(({ due }) => due < to) ? { slots: slots.map(slot => slot.due < to ? { ...slot, due: to } : slot) } : null,
  MAX_FACILITIES: ({ maxFacilities }, to) => maxFacilities !== null && !(Number(to) <= maxFacilities) ? { maxFacilities: to === 'any' ? null : Number(to) } : null,
  REGIONS: ({ regions }, to) => {
    if (regions === null) return null
    const wider = to === 'any' ? null : to.split(',')
    return regions.every(region => allowsRegion(wider, region)) && to !== regions.join(',') ? { regions: wider } : null
  },
  PRICE_CEILING: ({ priceCeiling }, to) => priceCeiling !== null && !(Number(to) <= priceCeiling) ? { priceCeiling: to === 'any' ? null : Number(to) } : null,
  MIN_PER_FACILITY: ({ minPerFacility }, to) => Number(to) < minPerFacility ? { minPerFacility: Number(to) } : null,
  CLASS: (line, to, { classes }) => line.class !== null && classes.indexOf(to) > classes.indexOf(line.class) ? { class: to } : null,
  SINGLE_SOURCE: ({ singleSource }, to) => singleSource && to === 'no' ? { singleSource: false } : null,
  EXCLUSIONS: ({ excludeFacilities }, to) => excludeFacilities.length > 0 && to === 'none' ? { excludeFacilities: [] } : null,
}

/** The instance with one rule of a request line loosened as a relaxation says; null where there is no such line, or that is not looser. */
export function loosened(instance: Instance, { kind, request, line, to }: Pick<Relaxation, 'kind' | 'request' | 'line' | 'to'>): Instance | null {
  const spec = instance.requests.find(({ id }) => id === request)?.lines.find(({ id }) => id === line)
  const product = instance.products.find(({ id }) => id === spec?.product)
  const change = spec && product && kind !== 'QUANTITY' ? rules[kind](spec, to, product) : null
  if (!change) return null
  const lines = (own: readonly RequestLineSpec[]) => own.map(each => each === spec ? { ...each, ...change } : each)
  return { ...instance, requests: instance.requests.map(each => each.id === request ? { ...each, lines: lines(each.lines) } : each) }
}

/** The instance with one more hour (`hours:facility/line/period`) or unit in stock (`stock:facility/position`); null where there is no such constraint. */
export function withOneMore(instance: Instance, constraint: string): Instance | null {
  let isFound = false
  const more = (name: string, amount: number): number => {
    isFound ||= name === constraint
    return name === constraint ? amount + 1 : amount
  }
  const facilities = instance.facilities.map(facility => ({
    ...facility,
    lines: facility.lines.map(line => ({ ...line, hours: line.hours.map((hours, at) => more(`hours:${facility.id}/${line.id}/${instance.periods[at]?.id}`, hours)) })),
    stock: facility.stock.map((entry, at) => ({ ...entry, quantity: more(`stock:${facility.id}/${at}`, entry.quantity) })),
  }))
  return isFound ? { ...instance, facilities } : null
}
