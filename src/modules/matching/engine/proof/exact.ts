import { Decimal } from 'decimal.js'

/** Decimals wide enough that sums and products of an instance's numbers are exact; only divisions round, at the 60th digit. */
export const Exact = Decimal.clone({ precision: 60 })
export type Exact = Decimal

/** Relative width within which two numbers count as equal: plans are computed in doubles and written as decimals. */
export const TOLERANCE = 1e-9

export function exceeds(value: Exact, limit: Exact): boolean {
  return value.minus(limit).greaterThan(Exact.max(1, limit.abs()).times(TOLERANCE))
}

export function differs(value: Exact, other: Exact): boolean {
  return exceeds(value, other) || exceeds(other, value)
}

export function sum(values: Iterable<Exact>): Exact {
  let total = new Exact(0)
  for (const value of values) total = total.plus(value)
  return total
}

/** Reads a decimal text of an answer; null when it is none. */
export function decimal(text: string): Exact | null {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? new Exact(text) : null
}
