import type { Text } from '../../../platform/locale.js'
import { decimal, decimalText } from '../../../values/decimal.js'
import type { LineFacts } from '../instance/planning-facts.js'
import type { StoredService } from '../stored-answer.js'

/** What is said of a division of scarce capacity beside its quantities. `atMost`: that no plan serves more is proven. */
export interface Division extends Pick<StoredService, 'fairness' | 'isProven'> { atMost: number; textOf: (lineId: string) => Text }

const NOTHING = 1e-6

/** How much of all that the lines ask, less their tolerances, is served by what each slot gets. */
export function serviceOfLines(lines: readonly LineFacts[], bySlot: ReadonlyMap<string, number>, { atMost, textOf, ...division }: Division): StoredService {
  const figures = lines.map(({ id, under, slots }) => {
    const least = slots.map((slot) => ({ asked: slot.quantity * (1 - under), got: bySlot.get(slot.id) ?? 0 }))
    return { id, asked: sum(least.map(({ asked }) => asked)), served: sum(least.map(({ asked, got }) => Math.min(asked, got))) }
  })
  const [asked, served] = [sum(figures.map((line) => line.asked)), sum(figures.map((line) => line.served))]
  const most = Math.min(asked, Math.max(atMost, served))
  return {
    ...division, asked: units(asked), served: units(served), atMost: units(most), gap: decimalText(decimal((most > 0 ? (most - served) / most : 0).toFixed(9))),
    short: figures.filter((line) => line.asked - line.served > NOTHING)
      .map((line) => ({ requestLine: line.id, asked: units(line.asked), served: units(line.served), text: textOf(line.id) })),
  }
}

function sum(quantities: readonly number[]): number {
  return quantities.reduce((total, quantity) => total + quantity, 0)
}

function units(quantity: number): string {
  return decimalText(decimal(quantity.toFixed(6)))
}
