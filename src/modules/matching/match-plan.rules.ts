import type { Finding, Rules } from '../../platform/rules.js'
import { decimal } from '../../values/decimal.js'
import { regionContains } from '../../values/region.js'
import type { BulkRequest } from '../requests/index.js'
import type { Award } from './award.entity.js'
import { barrier } from './instance/eligibility.js'
import type { PlanningFacts } from './instance/planning-facts.js'
import type { MatchPlan } from './match-plan.entity.js'
import type { WantedShare } from './planning/shares.js'
import type { Rotation } from './planning/turns.js'

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

export interface Sharing { shares: readonly WantedShare[]; rotation: Rotation | null }

/** What shares can be asked for. */
export const shareable = {
  SHARE_OF_ONE: {
    breaks: ({ shares }) => offenders(shares, ({ facility, region }) => Boolean(facility) === Boolean(region)),
    text: { en: 'A share is either of a facility or of a region. Give one of them.', id: 'Bagian adalah untuk satu fasilitas atau satu wilayah. Berikan salah satunya.' },
  },
  SHARE_BOUNDED: {
    breaks: ({ shares }) => offenders(shares, ({ minimumPercent: least, maximumPercent: most }) =>
      (least ?? most ?? null) === null || !isPercent(least ?? '0') || !isPercent(most ?? '100') || decimal(least ?? '0').greaterThan(most ?? '100')),
    text: {
      en: 'A share has a minimum, a maximum, or both: from 0 to 100 per cent, the minimum not above the maximum.',
      id: 'Bagian memiliki minimum, maksimum, atau keduanya: 0 sampai 100 persen, minimum tidak melebihi maksimum.',
    },
  },
  SHARE_OF_A_LINE: {
    breaks: ({ shares }, { request }) => offenders(shares, ({ line }) => Boolean(line) && request.lines.every(({ id }) => id !== line)),
    text: { en: 'The line is not one of the request.', id: 'Baris itu bukan bagian dari permintaan.' },
  },
  SHARE_OF_A_CANDIDATE: {
    breaks: ({ shares }, facts) => offenders(shares, (share) => decimal(share.minimumPercent ?? '0').greaterThan(0) && !hasCandidates(share, facts)),
    text: {
      en: 'No facility that is named could deliver the line: not verified, excluded, of another class, or without the product. It cannot have a least share.',
      id: 'Tidak ada fasilitas yang disebut dapat mengirim baris itu: belum terverifikasi, dikecualikan, kelas lain, atau tidak membuat produknya. Bagian minimum tidak dapat diberikan.',
    },
  },
  TURNS_FIT: {
    breaks: ({ rotation }) => rotation && (!isPercent(rotation.minimumPercent) || decimal(rotation.minimumPercent).times(rotation.turns).greaterThan(100))
      ? [{ path: ['options', 'rotation'] }] : [],
    text: { en: 'The least share of each, times the turns, is from 0 to 100 per cent.', id: 'Bagian minimum dikali jumlah giliran berada antara 0 dan 100 persen.' },
  },
} satisfies Rules<Sharing, PlanningFacts>

function offenders(shares: readonly WantedShare[], breaks: (share: WantedShare) => boolean): Finding[] {
  return shares.flatMap((share, at) => breaks(share) ? [{ path: ['options', 'shares', at] }] : [])
}

function isPercent(text: string): boolean {
  return !decimal(text).lessThan(0) && !decimal(text).greaterThan(100)
}

/** Of every line that the share is of, somebody named is a candidate. */
function hasCandidates({ facility, region, line }: WantedShare, { request, facilities }: PlanningFacts): boolean {
  const named = facilities.filter(({ id, region: lies }) => (!facility || id === facility) && (!region || regionContains(region, lies)))
  return request.lines.filter(({ id }) => !line || id === line).every((wanted) => named.some((each) => barrier(each, wanted) === null))
}

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
    text: { en: 'There is nothing to confirm: the plan covers what was held before, and keeps its shares.', id: 'Tidak ada yang perlu dikonfirmasi: rencana mencakup semua yang ditahan sebelumnya dan menjaga bagiannya.' },
  },
} satisfies Rules<Pick<MatchPlan, 'awaitsBuyer'>>
