import type { Text } from '../../../platform/locale.js'
import { decimal, decimalText } from '../../../values/decimal.js'
import type { Answer, AnswerStatus, Service } from '../engine/index.js'
import { barrier, serves } from './eligibility.js'
import type { Layout } from './layout.js'
import type { FacilityFacts, LineFacts, PlanningFacts } from './planning-facts.js'
import { outlasts } from './runs.js'
import { verdictText } from './verdict-texts.js'

/** What a facility could make for a line of the request, in runs that outlast every stretch of days in which they could have been planned. */
export interface UnplannedRun { lineId: string; facilityId: string }

export function unplannedRuns({ request, facilities }: PlanningFacts, layout: Layout): UnplannedRun[] {
  return facilities.flatMap((facility) => request.lines.filter((line) => line.slots.length > 0 && barrier(facility, line) === null && losesRuns(facility, line, layout))
    .map((line) => ({ lineId: line.id, facilityId: facility.id })))
}

function losesRuns({ lines }: FacilityFacts, { product, ...line }: LineFacts, layout: Layout): boolean {
  return lines.filter(({ id }) => layout.hasLongRuns(id)).some(({ id, free, capabilities }) => {
    const stretches = layout.periods.map((period) => layout.daysOf(id, period))
    return capabilities.some((capability) => serves(capability, { ...line, product }) && outlasts({ capability, product, free }, stretches))
  })
}

/** Nothing is claimed of a plan that what was not planned could make better: it stays a plan, without a bound and without "at most". */
export function claimingNothing(answer: Answer, unplanned: readonly UnplannedRun[]): Answer {
  if (unplanned.length === 0) return answer
  const { fairness } = answer
  return {
    ...answer, status: unproved(answer.status), bound: '0', gap: Number(answer.cost) === 0 ? '0' : '1', prices: [], conflict: [],
    relaxations: answer.relaxations.filter(({ saves }) => saves === null),
    certificate: { kind: 'NONE', method: 'runs that outlast a day were not planned where a line also makes what spoils', demand: {}, hours: {}, stock: {} },
    service: answer.service ? openService(answer.service, unplanned) : null,
    ...fairness && { fairness: { ...fairness, atLeast: null, atMost: null } },
  }
}

function unproved(status: AnswerStatus): AnswerStatus {
  if (status === 'OPTIMAL') return 'FEASIBLE'
  return status === 'INFEASIBLE' ? 'UNKNOWN' : status
}

function openService({ asked, served, short, ...service }: Service, unplanned: readonly UnplannedRun[]): Service {
  const gap = decimal(asked).isZero() ? '0' : decimalText(decimal(asked).minus(served).dividedBy(asked).toDecimalPlaces(9))
  return {
    ...service, asked, served, proven: false, atMost: asked, gap, proof: 'COVER', cover: { hours: {}, stock: {} },
    short: short.map((slot) => ({ ...slot, text: textOf(unplanned, slot.line) ?? slot.text })),
  }
}

/** null: the runs are of other lines. */
function textOf(unplanned: readonly UnplannedRun[], line: string): Text | null {
  const run = unplanned.find(({ lineId }) => lineId === line)
  return run ? verdictText('LONG_RUN', { name: run.facilityId }) : null
}
