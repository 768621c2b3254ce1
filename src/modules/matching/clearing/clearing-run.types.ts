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

/** `outcome` null: the request was amended, matched or cancelled meanwhile, and has no proposal from this run. */
export interface StoredClearingResult { requestId: string; planId: string | null; outcome: MatchOutcome | null; short?: StoredShortLine[] }

@ObjectType({ description: 'What a clearing has for one request. The plan itself is its buyer\'s own until it is held.' })
export class ClearingResult {
  @Field(() => ID)
  requestId!: string

  @Field(() => ID, { nullable: true, description: 'The proposal; null when the request changed while the clearing ran.' })
  planId!: string | null

  @Field(() => MatchOutcome, { nullable: true })
  outcome!: MatchOutcome | null

  @Field(() => [ShortLine], { nullable: true, description: 'Its lines that get less than they asked, and why; null while nothing is known.' })
  short?: StoredShortLine[]
}
