import type { Text } from '../../../platform/locale.js'
import { decimal, decimalText, sumOf } from '../../../values/decimal.js'
import { say } from '../engine/index.js'
import { verdictText } from '../instance/verdict-texts.js'
import type { StoredRelaxation, StoredVerdict } from '../stored-answer.js'
import type { ComputedPlan } from './compute-plan.js'
import { heldBySlot } from './kept-parts.js'
import { planCost } from './plan-cost.js'
import { isComplete } from './solve-facts.js'
import type { Whole } from './whole-plan.js'
import { serviceOfLines } from './whole-service.js'

/** What the request may cost in all; null: anything. */
export interface Limit extends Whole { ceiling: string | null }

/** Nobody is asked for what the request's ceiling has no room for: it stays missing, and the plan tells which ceiling would do. */
export function withinCeiling(computed: ComputedPlan, { ceiling, kept, whole }: Limit): ComputedPlan {
  const cost = decimalText(planCost(computed.allocations).plus(sumOf(kept.map((part) => part.cost))))
  if (ceiling === null || decimal(cost).lessThanOrEqualTo(ceiling)) return computed
  const { answer, options } = computed
  const texts = ceilingTexts({ ceiling, cost, isAll: isComplete(answer) })
  const raised: StoredRelaxation = { kind: 'CEILING', requestLine: null, to: cost, cost, saves: null, text: texts.relaxation }
  const isProven = answer.status === 'OPTIMAL' && options.objective === 'COST'
  return {
    ...computed, outcome: 'PARTIAL', allocations: [], prices: [],
    verdicts: computed.verdicts.map((verdict) => withoutNew(verdict, { kept, whole })),
    relaxations: [raised, ...computed.relaxations.filter((each) => decimal(each.cost).lessThanOrEqualTo(ceiling)).map((each) => ({ ...each, saves: null }))],
    conflict: isProven ? [{ rule: 'CEILING', requestLine: null, text: texts.conflict }] : computed.conflict,
    service: serviceOfLines(whole.request.lines, heldBySlot(kept), { fairness: 'MOST_SERVED', isProven: false, atMost: Infinity, textOf: () => texts.short }),
  }
}

function withoutNew(verdict: StoredVerdict, { kept, whole }: Whole): StoredVerdict {
  if (!verdict.chosen) return verdict
  const parts = kept.filter(({ lineId, facilityId }) => lineId === verdict.requestLine && facilityId === verdict.facility)
  const name = whole.facilities.find(({ id }) => id === verdict.facility)?.name ?? verdict.facility
  if (parts.length === 0) return { ...verdict, chosen: false, reason: 'CEILING', text: verdictText('CEILING', { name }) }
  const unit = whole.request.lines.find(({ id }) => id === verdict.requestLine)?.product.unit ?? ''
  const quantity = decimalText(sumOf(parts.map((part) => part.quantity.toFixed(6))))
  return { ...verdict, text: verdictText('CHOSEN', { name, quantity, unit }) }
}

interface CeilingText { ceiling: string; cost: string; isAll: boolean }

function ceilingTexts({ ceiling, cost, isAll }: CeilingText): Record<'relaxation' | 'conflict' | 'short', Text> {
  return {
    relaxation: say(
      words => `With a ceiling of ${words.number(cost)} for the whole request others could deliver ${isAll ? 'all' : 'a part'} of what is missing.`,
      words => `Dengan batas atas ${words.number(cost)} untuk seluruh permintaan, pihak lain dapat mengirim ${isAll ? 'semua' : 'sebagian'} kekurangannya.`,
    ),
    conflict: say(
      words => `The whole request may cost ${words.number(ceiling)} at most; with others in it, ${words.number(cost)} at least.`,
      words => `Seluruh permintaan paling banyak ${words.number(ceiling)}; dengan pihak lain paling sedikit ${words.number(cost)}.`,
    ),
    short: say(
      words => `Others could deliver more, but not below the request's ceiling of ${words.number(ceiling)}.`,
      words => `Pihak lain dapat mengirim lebih banyak, tetapi tidak di bawah batas atas permintaan ${words.number(ceiling)}.`,
    ),
  }
}
