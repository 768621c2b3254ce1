import type { Rules } from '../../platform/rules.js'
import { decimal } from '../../values/decimal.js'
import type { BulkRequest } from '../requests/index.js'
import type { Award } from './award.entity.js'
import type { MatchPlan } from './match-plan.entity.js'

export interface Holding { plan: MatchPlan; request: BulkRequest }

/** What a plan must be to be held. */
export const holdable = {
  SERVES_SOMETHING: {
    breaks: ({ plan }) => plan.outcome === 'INFEASIBLE' || plan.outcome === 'UNKNOWN',
    text: { en: 'The plan serves nothing; there is nothing to hold.', id: 'Rencana ini tidak melayani apa pun; tidak ada yang dapat ditahan.' },
  },
  WITHIN_CEILING: {
    breaks: ({ plan, request }) => request.ceiling && decimal(plan.cost.amount).greaterThan(request.ceiling.amount)
      ? [{ data: { cost: plan.cost.amount, ceiling: request.ceiling.amount } }] : [],
    text: {
      en: 'The plan costs {cost}; the request\'s ceiling is {ceiling}.',
      id: 'Biaya rencana {cost}; batas atas permintaan {ceiling}.',
    },
  },
} satisfies Rules<Holding>

/** What an award must be to be accepted or declined. */
export const answerable = {
  ANSWERED_IN_TIME: {
    breaks: ({ respondBy }, now) => now >= respondBy ? [{ data: { respondBy: respondBy.toISOString() } }] : [],
    text: { en: 'The answer had to come before {respondBy}.', id: 'Jawaban harus masuk sebelum {respondBy}.' },
  },
} satisfies Rules<Pick<Award, 'respondBy'>>

/** A plan that is smaller than what was held before waits for its buyer. */
export const confirmable = {
  AWAITS_BUYER: {
    breaks: ({ awaitsBuyer }) => !awaitsBuyer,
    text: { en: 'There is nothing to confirm: the plan covers what was held before.', id: 'Tidak ada yang perlu dikonfirmasi: rencana mencakup semua yang ditahan sebelumnya.' },
  },
} satisfies Rules<Pick<MatchPlan, 'awaitsBuyer'>>
