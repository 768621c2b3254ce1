import type { CalendarDate } from '../../../values/calendar-date.js'
import { mostOn } from './day-limit.js'
import { isWhole } from './eligibility.js'
import type { CapabilityFacts, ProductFacts, ProductionLineFacts } from './planning-facts.js'

type Free = ProductionLineFacts['free']

/** What days can give of it at most, if one run had all their hours but for its set-up. */
export function unitsIn(free: Free, capability: CapabilityFacts, days: readonly CalendarDate[]): number {
  return days.reduce((sum, day) => sum + Math.min((free.get(day) ?? 0) * capability.outputPerHour, mostOn(capability, day)), 0)
}

/** The least that is made at once: the least batch, and of what is counted a whole piece. */
function leastRun({ minimumBatch }: CapabilityFacts, product: ProductFacts): number {
  return Math.max(minimumBatch, isWhole(product) ? 1 : 0)
}

/** Hours that the least run takes, set-up included. */
export function leastRunHours(capability: CapabilityFacts, product: ProductFacts): number {
  return capability.setupHours + leastRun(capability, product) / capability.outputPerHour
}

/** A run of one product on one line. */
export interface Made { capability: CapabilityFacts; product: ProductFacts; free: Free }

/** Whether stretches of days are mostly too short for the least run: then what they could make together is more than each of them by itself. */
export function outlasts({ capability, product, free }: Made, stretches: readonly (readonly CalendarDate[])[]): boolean {
  const [least, setup] = [leastRun(capability, product), capability.setupHours * capability.outputPerHour]
  if (least === 0 && setup === 0) return false
  let [all, enough] = [0, 0]
  for (const days of stretches) {
    const units = unitsIn(free, capability, days)
    all += units
    if (units - setup > 0 && units - setup >= least * (1 - ROUNDING)) enough += units
  }
  return enough * 2 < all
}

const ROUNDING = 1e-9
