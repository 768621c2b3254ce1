import type { Instance } from '../../../src/modules/matching/engine/index.js'
import { facility, instance, line, slot } from './small-instance.js'

const date = (day: number): string => new Date(Date.UTC(2026, 11, 7 + day)).toISOString().slice(0, 10)

/** Requests that compete for the hours of as many days at facilities whose set-ups make it dear to split: the least cost takes long to prove. */
export const manyRequests = (requests: number, days = 12, facilities = 6): Instance => {
  const makers = Array.from({ length: facilities }, (_, at) => facility(`f${at}`, { unitPrice: 90 + 7 * (at % 6), setupHours: 1, setupCost: 400 + 130 * ((at * 5) % 4) }, { charge: 150 * (at % 3) }))
  return {
    ...instance(makers.map((maker, at) => ({ ...maker, lines: maker.lines.map((own) => ({ ...own, hours: Array.from({ length: days }, (_, day) => 6 + ((at * 7 + day * 3) % 4)) })) })), []),
    periods: Array.from({ length: days }, (_, day) => ({ id: `d${day}`, start: date(day), end: date(day + 1) })),
    requests: Array.from({ length: requests }, (_, at) => ({ id: `R${at}`, lines: [line({ slots: [slot({ quantity: 130 + ((at * 37) % 50) })] })] })),
  }
}
