import { ArrayMaxSize, ArrayMinSize, Max, Min } from 'class-validator'
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { RegionCodeScalar } from '../../../platform/scalars.js'
import { MatchObjective } from '../match-plan.enums.js'
import { Fairness } from '../scarcity.types.js'
import { ClearingStatus } from './clearing-run.types.js'

/** What one run takes on at most. */
export const MOST_REQUESTS = 1_000
/** As long as any list of an input may be (platform/limits). */
const MOST_NAMED = 100

@InputType()
export class ClearRegionInput {
  @Field(() => RegionCodeScalar, { description: 'Kemendagri code; requests that deliver to it, or to a place in it, take part.' })
  region!: string

  @Field(() => [ID], { nullable: true, description: 'Only these of them: 1 to 100. Without: all, the first 1,000 by their earliest delivery.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_NAMED)
  requests?: string[]

  @Field(() => MatchObjective, { defaultValue: 'COST', description: 'What the joint plan is best at: EARLIEST looks at the last arrival of all. Large regions are planned without a proof that it is the earliest, or has the fewest facilities.' })
  objective!: MatchObjective

  @Field(() => Fairness, { defaultValue: 'MOST_SERVED', description: 'Who is served when capacity does not suffice for all.' })
  fairness!: Fairness

  @Field(() => Int, { defaultValue: 60, description: 'Seconds after which the best plan so far is taken: 1 to 600.' })
  @Min(1)
  @Max(600)
  timeLimitSeconds!: number
}

@InputType()
export class ClearingRunFilter {
  @Field(() => [ClearingStatus], { nullable: true })
  status?: ClearingStatus[]
}

export const ClearingRunOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST' } as const
registerEnumType(ClearingRunOrder, { name: 'ClearingRunOrder' })
