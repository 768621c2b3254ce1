import type { Instance, ProductSpec, SlotSpec, StockSpec, Period } from '../instance.js'

/** Whole days since 1970-01-01. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000
}

export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** The days that decide whether goods of one source may serve a slot. */
export interface Timing { arrival: number; lateDays: number; spoiled: boolean }

/** When goods are ready (a part of a day is a whole one), and the last day on which they keep (infinite for what does not spoil). */
export interface Freshness { ready: number; keepsUntil: number }

export function madeIn(period: Period, product: ProductSpec): Freshness {
  return { ready: dayOf(period.end) + Math.ceil(product.curingDays), keepsUntil: keeps(dayOf(period.start), product) }
}

export function takenFrom(stock: StockSpec, product: ProductSpec, instance: Instance): Freshness {
  const today = dayOf(instance.periods[0]?.start ?? '1970-01-01')
  return { ready: today + Math.ceil(Math.max(0, product.curingDays - stock.ageDays)), keepsUntil: keeps(today - stock.ageDays, product) }
}

export function timingOf(goods: Freshness, days: number, slot: SlotSpec): Timing {
  const due = dayOf(slot.due)
  const arrival = Math.max(goods.ready + days, slot.from === null ? -Infinity : dayOf(slot.from))
  return { arrival, lateDays: Math.max(0, arrival - due), spoiled: goods.keepsUntil < Math.max(due, arrival) }
}

function keeps(from: number, product: ProductSpec): number {
  return product.shelfLifeDays === null ? Infinity : from + product.shelfLifeDays
}
