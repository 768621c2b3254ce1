import type { Finding, Rules } from '../../platform/rules.js'
import { addDays } from '../../values/calendar-date.js'
import { decimal, fitsColumn } from '../../values/decimal.js'
import { isWhole } from './instance/eligibility.js'
import type { LineFacts, PlanningFacts } from './instance/planning-facts.js'
import { isOf, type LineChange } from './planning/what-if.js'

export interface Supposed { changes?: readonly LineChange[] | null }

/** Requests look no further ahead. */
const LATEST_DAYS = 5 * 365

/** What scenarios may suppose of a request. */
export const supposable = {
  CHANGES_SOMETHING: {
    breaks: (scenarios) => inChanges(scenarios, ({ line: _line, ...changes }) => Object.values(changes).every((value) => (value ?? null) === null) ? [[]] : []),
    text: { en: 'Say what of the line is to change.', id: 'Sebutkan apa yang berubah dari baris itu.' },
  },
  CHANGE_OF_A_LINE: {
    breaks: (scenarios, { request }) => inChanges(scenarios, (change) => request.lines.some((line) => isOf(change, line)) ? [] : [['line']]),
    text: { en: 'The line is not one of the request.', id: 'Baris itu bukan bagian dari permintaan.' },
  },
  QUANTITY_POSSIBLE: {
    breaks: (scenarios, facts) => inChanges(scenarios, (change) => isPossible(change, linesOf(change, facts)) ? [] : [['quantity']]),
    text: {
      en: 'A quantity is more than 0, with at most 14 digits before the point and 6 after it, and whole where the product is counted.',
      id: 'Kuantitas lebih dari 0, paling banyak 14 digit sebelum titik dan 6 sesudahnya, dan bulat jika produknya dihitung per buah.',
    },
  },
  LAST_DAY_POSSIBLE: {
    breaks: (scenarios, { firstDay }) => {
      const latest = addDays(firstDay, LATEST_DAYS)
      return inChanges(scenarios, ({ lastDay }) => !lastDay || (lastDay >= firstDay && lastDay <= latest) ? [] : [['lastDay']], { earliest: firstDay, latest })
    },
    text: { en: 'The last day of delivery is from {earliest} to {latest}.', id: 'Hari pengiriman terakhir antara {earliest} dan {latest}.' },
  },
  CLASS_OF_THE_PRODUCT: {
    breaks: (scenarios, facts) => inChanges(scenarios, (change) => {
      const { qualityClass } = change
      return !qualityClass || linesOf(change, facts).every(({ product }) => product.classes.includes(qualityClass)) ? [] : [['qualityClass']]
    }),
    text: { en: 'The product of the line has no such quality class.', id: 'Produk pada baris itu tidak memiliki kelas mutu tersebut.' },
  },
} satisfies Rules<readonly Supposed[], PlanningFacts>

type Within = (string | number)[]

function inChanges(scenarios: readonly Supposed[], breaks: (change: LineChange) => Within[], data?: Record<string, unknown>): Finding[] {
  return scenarios.flatMap(({ changes }, scenario) => (changes ?? []).flatMap((change, at) =>
    breaks(change).map((within) => ({ path: ['scenarios', scenario, 'changes', at, ...within], ...data && { data } }))))
}

function linesOf(change: LineChange, { request }: PlanningFacts): LineFacts[] {
  return request.lines.filter((line) => isOf(change, line))
}

function isPossible({ quantity }: LineChange, lines: readonly LineFacts[]): boolean {
  if ((quantity ?? null) === null) return true
  const asked = decimal(quantity ?? '0')
  return asked.greaterThan(0) && fitsColumn(asked, 20, 6) && (asked.isInteger() || lines.every(({ product }) => !isWhole(product)))
}
