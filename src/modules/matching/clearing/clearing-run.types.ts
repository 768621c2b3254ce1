import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { MatchOutcome } from '../match-plan.enums.js'
import { ShortLine } from '../scarcity.types.js'
import type { StoredShortLine } from '../stored-answer.js'

export const ClearingStatus = { RUNNING: 'RUNNING', DONE: 'DONE', STOPPED: 'STOPPED', FAILED: 'FAILED' } as const
export type ClearingStatus = keyof typeof ClearingStatus
registerEnumType(ClearingStatus, {
  name: 'ClearingStatus',
  valuesConfig: {
    RUNNING: { description: 'The engine looks for better plans and tighter bounds.' },
    DONE: { description: 'Every request that was still the same has its proposal.' },
    STOPPED: { description: 'It was ended early; the best plan it had was proposed.' },
    FAILED: { description: 'The engine or its server broke down. Proposals that were made before stay.' },
  },
})

export const ClearingOmission = { REQUEST_CHANGED: 'REQUEST_CHANGED', NOT_PLANNABLE: 'NOT_PLANNABLE' } as const
export type ClearingOmission = keyof typeof ClearingOmission
registerEnumType(ClearingOmission, {
  name: 'ClearingOmission',
  description: 'Why a clearing has no proposal for a request; the others have theirs all the same.',
  valuesConfig: {
    REQUEST_CHANGED: { description: 'It was amended, matched or cancelled since the clearing began.' },
    NOT_PLANNABLE: { description: 'It, or something that it needs, has a value that cannot be planned with; `matchBulkRequest` of the request names it.' },
  },
})

/** `omission` set: there is neither plan nor outcome. */
export interface StoredClearingResult { requestId: string; planId: string | null; outcome: MatchOutcome | null; omission?: ClearingOmission; short?: StoredShortLine[] }

export function omitted(requestId: string, omission: ClearingOmission): StoredClearingResult {
  return { requestId, planId: null, outcome: null, omission }
}

@ObjectType({ description: 'What a clearing has for one request. The plan itself is its buyer\'s own until it is held.' })
export class ClearingResult {
  @Field(() => ID)
  requestId!: string

  @Field(() => ID, { nullable: true, description: 'The proposal; null: there is none, `omission` says why.' })
  planId!: string | null

  @Field(() => MatchOutcome, { nullable: true })
  outcome!: MatchOutcome | null

  @Field(() => ClearingOmission, { nullable: true, description: 'Why it has no proposal; null: it has one.' })
  omission?: ClearingOmission

  @Field(() => [ShortLine], { nullable: true, description: 'Its lines that get less than they asked, and why; null while nothing is known.' })
  short?: StoredShortLine[]
}
