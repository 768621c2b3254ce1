import { ArrayMaxSize, Length, Max, Min, ValidateNested } from 'class-validator'
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { DateScalar, DecimalScalar, RegionCodeScalar, UuidScalar } from '../../platform/scalars.js'
import { AwardStatus, MatchObjective, MatchPlanStatus } from './match-plan.enums.js'

@InputType({ description: 'A bound on what one facility, or all facilities of a region together, have of the quantity delivered.' })
export class ShareInput {
  @Field(() => UuidScalar, { nullable: true, description: 'A facility; this or `region`.' })
  facility?: string | null

  @Field(() => RegionCodeScalar, { nullable: true, description: 'Kemendagri code: facilities that lie in it; this or `facility`.' })
  region?: string | null

  @Field(() => UuidScalar, { nullable: true, description: 'Of this line of the request; without it, of each line.' })
  line?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Per cent, 0 to 100, at the least.' })
  minimumPercent?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Per cent, 0 to 100, at the most.' })
  maximumPercent?: string | null
}

@InputType({ description: 'Gives a least share of each line to those that were given the least: facilities that can bring so much in time, in the order of what they accepted in the last 365 days, in money.' })
export class RotationInput {
  @Field(() => Int, { description: 'How many facilities have their turn: 1 to 20.' })
  @Min(1)
  @Max(20)
  turns!: number

  @Field(() => DecimalScalar, { description: 'Per cent of each line for each of them: 0 to 100, and not above 100 in all.' })
  minimumPercent!: string
}

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

  @Field(() => [ShareInput], { nullable: true, description: 'Shares that the plan keeps, at what `MatchPlan { priceOfFairness }` tells. They go before the objective.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  shares?: ShareInput[]

  @Field(() => RotationInput, { nullable: true, description: 'Whose turn it is gets a least share.' })
  @ValidateNested()
  rotation?: RotationInput
}

@InputType({ description: 'What a line of the request would ask for instead; what is not given stays as it is asked. At least one value is given.' })
export class ScenarioChangeInput {
  @Field(() => UuidScalar, { nullable: true, description: 'A line of the request; without it, each line.' })
  line?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Of the whole line, in the unit of the product; its deliveries keep their parts of it. More than 0, whole where the product is counted.' })
  quantity?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'The last day on which each of its deliveries may arrive, earlier or later than it is; from the first day that can still be planned to five years ahead. A window that begins later begins on that day.' })
  lastDay?: string | null

  @Field(() => String, { nullable: true, description: 'One of the product\'s quality classes.' })
  @Length(1, 20)
  qualityClass?: string | null

  @Field(() => [RegionCodeScalar], { nullable: true, description: 'Ask only facilities in these regions; empty: everywhere.' })
  @ArrayMaxSize(100)
  regions?: string[] | null

  @Field(() => [RegionCodeScalar], { nullable: true, description: 'Ask no facility in these regions, beside those that the line excludes.' })
  @ArrayMaxSize(100)
  excludeRegions?: string[] | null

  @Field(() => Int, { nullable: true, description: 'Over how many facilities it may be split at most, more or fewer than the line says: 1 to 1000.' })
  @Min(1)
  @Max(1000)
  maxFacilities?: number | null
}

@InputType()
export class ScenarioInput {
  @Field(() => String, { description: 'How the answer names it.' })
  @Length(1, 80)
  name!: string

  @Field(() => MatchObjective, { defaultValue: 'COST' })
  objective!: MatchObjective

  @Field(() => MatchOptions, { nullable: true })
  @ValidateNested()
  options?: MatchOptions

  @Field(() => [ScenarioChangeInput], { nullable: true, description: 'What if the request asked for something else: at most 100, in their order. The request stays as it is; `amendBulkRequest` changes it.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  changes?: ScenarioChangeInput[] | null
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
