import { ArrayMaxSize, Length, Max, Min } from 'class-validator'
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { AwardStatus, MatchObjective, MatchPlanStatus } from './match-plan.enums.js'

@InputType()
export class MatchOptions {
  @Field(() => Int, { nullable: true, description: 'Seconds after which the best plan so far is taken: 1 to 60, 20 when not given.' })
  @Min(1)
  @Max(60)
  timeLimitSeconds?: number

  @Field(() => Int, { nullable: true, description: 'At most so many facilities for each line, where the line itself does not ask for fewer.' })
  @Min(1)
  @Max(1000)
  maxFacilities?: number

  @Field(() => [ID], { nullable: true, description: 'Facilities to leave out.' })
  @ArrayMaxSize(100)
  excludeFacilities?: string[]
}

@InputType()
export class ScenarioInput {
  @Field(() => String, { description: 'How the answer names it.' })
  @Length(1, 80)
  name!: string

  @Field(() => MatchObjective, { defaultValue: 'COST' })
  objective!: MatchObjective

  @Field(() => MatchOptions, { nullable: true })
  options?: MatchOptions
}

@InputType()
export class MatchPlanFilter {
  @Field(() => [MatchPlanStatus], { nullable: true })
  status?: MatchPlanStatus[]

  @Field(() => ID, { nullable: true })
  request?: string

  @Field(() => ID, { nullable: true })
  buyer?: string
}

@InputType()
export class AwardFilter {
  @Field(() => [AwardStatus], { nullable: true })
  status?: AwardStatus[]

  @Field(() => ID, { nullable: true })
  request?: string

  @Field(() => ID, { nullable: true })
  facility?: string
}

export const MatchPlanOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST' } as const
registerEnumType(MatchPlanOrder, { name: 'MatchPlanOrder' })

export const AwardOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST' } as const
registerEnumType(AwardOrder, { name: 'AwardOrder' })

@InputType()
export class ReleaseMatchPlanInput {
  @Field(() => String, { description: 'Told to the facilities.' })
  @Length(3, 500)
  reason!: string

  @Field(() => Int, { nullable: true })
  expectedVersion?: number
}

@InputType()
export class DeclineAwardInput {
  @Field(() => String, { description: 'Told to the buyer and the authority.' })
  @Length(3, 500)
  reason!: string

  @Field(() => Int, { nullable: true })
  expectedVersion?: number
}
