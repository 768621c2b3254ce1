import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DateScalar, DecimalScalar } from '../../platform/scalars.js'
import { Money } from '../../values/money.js'
import { MatchObjective, MatchOutcome } from './match-plan.enums.js'
import { MatchService } from './scarcity.types.js'
import { PriceOfFairness } from './shares.types.js'
import { DifferenceReason, type RelaxationKind as StoredKind, type StoredLack, type VerdictReason as StoredReason } from './stored-answer.js'

export const VerdictReason = {
  CHOSEN: 'CHOSEN', QUALITY_CLASS: 'QUALITY_CLASS', NO_CAPABILITY: 'NO_CAPABILITY', NO_CAPACITY_BEFORE: 'NO_CAPACITY_BEFORE',
  TOO_DEAR: 'TOO_DEAR', PRICE_CEILING: 'PRICE_CEILING', REGION: 'REGION', MIN_LOT: 'MIN_LOT', MAX_FACILITIES: 'MAX_FACILITIES',
  SHELF_LIFE: 'SHELF_LIFE', NOT_VERIFIED: 'NOT_VERIFIED', EXCLUDED: 'EXCLUDED', FORBIDDEN: 'FORBIDDEN', CAPACITY_TAKEN: 'CAPACITY_TAKEN',
  SHARES: 'SHARES', NOT_NEEDED: 'NOT_NEEDED', CEILING: 'CEILING', LONG_RUN: 'LONG_RUN',
} as const satisfies Record<StoredReason, StoredReason>
registerEnumType(VerdictReason, {
  name: 'VerdictReason',
  description: 'Why a facility is, or is not, part of a plan.',
  valuesConfig: {
    QUALITY_CLASS: { description: 'It makes the product in a lower class than the one asked for.' },
    NO_CAPABILITY: { description: 'It is near, but does not make the product.' },
    NO_CAPACITY_BEFORE: { description: 'Nothing it could still make would arrive in time; `by` is the day after which it could.' },
    TOO_DEAR: { description: 'The plan does without it at less cost; `by` is the difference for one unit.' },
    MIN_LOT: { description: 'What is left for it would be less than its smallest batch or the least part for each facility.' },
    NOT_VERIFIED: { description: 'The authority has not verified it, or has suspended it.' },
    FORBIDDEN: { description: 'Nothing can be carried from there to the places of delivery.' },
    CAPACITY_TAKEN: { description: 'Other lines of the request use its hours or stock to more profit.' },
    SHARES: { description: 'The shares that have to be kept leave it no part, or keep the line short: without them there is another plan. `by` is the quantity that it would deliver there.' },
    PRICE_CEILING: { description: 'Its cheapest unit, delivered, is above the line\'s price ceiling; `by` is the difference.' },
    NOT_NEEDED: { description: 'It could serve, and would cost no less.' },
    LONG_RUN: { description: 'It makes the product in runs longer than a day, on a line that also makes what spoils and is planned by days: such runs were not planned, and nothing is proven without them.' },
    CEILING: { description: 'It could take over what was declined, but the whole would cost more than the request\'s ceiling.' },
  },
})

export const RelaxationKind = {
  DUE_DATE: 'DUE_DATE', QUANTITY: 'QUANTITY', MAX_FACILITIES: 'MAX_FACILITIES', REGIONS: 'REGIONS',
  PRICE_CEILING: 'PRICE_CEILING', MIN_PER_FACILITY: 'MIN_PER_FACILITY', CLASS: 'CLASS',
  SINGLE_SOURCE: 'SINGLE_SOURCE', EXCLUSIONS: 'EXCLUSIONS', CEILING: 'CEILING',
} as const satisfies Record<StoredKind, StoredKind>
registerEnumType(RelaxationKind, {
  name: 'RelaxationKind',
  description: 'What of the request would have to change.',
  valuesConfig: {
    PRICE_CEILING: { description: 'A line\'s highest price for a unit.' },
    CEILING: { description: 'The ceiling of the whole request\'s cost.' },
  },
})

@ObjectType({ description: 'The parts of a plan\'s cost.' })
export class MatchCost {
  @Field(() => DecimalScalar)
  production!: string

  @Field(() => DecimalScalar)
  transport!: string

  @Field(() => DecimalScalar)
  setup!: string

  @Field(() => DecimalScalar)
  charges!: string

  @Field(() => DecimalScalar)
  lateness!: string
}

@ObjectType({ description: 'Why one facility is, or is not, part of a plan for one request line.' })
export class FacilityVerdict {
  @Field(() => Boolean)
  chosen!: boolean

  @Field(() => VerdictReason)
  reason!: StoredReason

  @Field(() => String, { nullable: true, description: 'TOO_DEAR, PRICE_CEILING: money for one unit. NO_CAPACITY_BEFORE: a date. MIN_LOT, SHARES: a quantity.' })
  by!: string | null
}

registerEnumType(DifferenceReason, {
  name: 'DifferenceReason',
  description: 'Why a facility\'s part is other than in the plan before.',
  valuesConfig: {
    CAPACITY_GONE: { description: 'Hours, stock, or units of a day\'s limit that the plan before took are no longer free: `lacks`.' },
    NOT_VERIFIED: { description: 'It is no longer verified, or closed.' },
    DAY_PASSED: { description: 'Days on which it was to produce, or to deliver from stock, have passed.' },
    CAPABILITY_ENDED: { description: 'It has ended what it was to make on those days.' },
    TOO_OLD: { description: 'What it was to deliver would be too old on its arrival.' },
    DECLINED: { description: 'It declined, or did not answer in time.' },
    REQUEST_AMENDED: { description: 'The request asks for something else.' },
    TAKES_OVER: { description: 'Others can no longer do all of their part.' },
    OTHER_DAYS: { description: 'The same quantity at another cost: on other days, at another price, by another way.' },
    BETTER_NOW: { description: 'With what is free and costs now, the plan is better so.' },
    REPLANNED: { description: 'Not known: the plan is from before reasons were kept.' },
  },
})

@ObjectType({ description: 'Something of which less is free than the plan before took.' })
export class CapacityLack {
  @Field(() => DateScalar, { nullable: true, description: 'null: stock.' })
  day!: string | null

  @Field(() => DecimalScalar, { description: 'Hours that the plan before took on that day; of stock, and where a day has a limit (`maximumPerDay`), units of the product.' })
  needed!: string

  @Field(() => DecimalScalar, { description: 'Of them free when the plan was computed anew.' })
  free!: string
}

@ObjectType({ description: 'What a facility delivers for a line in the plan before and in this one, at what cost, and why.' })
export class PlanDifference {
  @Field(() => DecimalScalar, { description: 'Quantity in the plan before, in the unit of the product.' })
  before!: string

  @Field(() => DecimalScalar, { description: 'Quantity in this plan.' })
  after!: string

  @Field(() => DecimalScalar, { nullable: true, description: 'What that part cost, in the request\'s currency; null where it was not kept.' })
  costBefore!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'What it costs in this plan.' })
  costAfter!: string | null

  @Field(() => DifferenceReason)
  reason!: DifferenceReason

  @Field(() => [CapacityLack], { description: 'CAPACITY_GONE: what is no longer free, by day.' })
  lacks!: StoredLack[]
}

@ObjectType({ description: 'What one more unit of something scarce would save.' })
export class ConstraintPrice {
  @Field(() => String, { description: 'Such as hours:facility/line/period.' })
  constraint!: string

  @Field(() => DecimalScalar)
  value!: string
}

@ObjectType({ description: 'A change of the request that was solved again: with it everything that it says is possible, at this cost.' })
export class MatchRelaxation {
  @Field(() => RelaxationKind)
  kind!: StoredKind

  @Field(() => String, { description: 'The value to change to: a date, a quantity in the unit of the product, a number.' })
  to!: string

  @Field(() => DecimalScalar, { description: 'Of the whole plan then.' })
  cost!: string

  @Field(() => DecimalScalar, { nullable: true, description: 'Less than the cost now.' })
  saves!: string | null
}

@ObjectType({ description: 'A request planned in one way, and as if it asked for what its changes say, to be compared: nothing of it is stored or held.' })
export class Scenario {
  @Field(() => String)
  name!: string

  @Field(() => MatchObjective)
  objective!: MatchObjective

  @Field(() => MatchOutcome)
  outcome!: MatchOutcome

  @Field(() => Money)
  cost!: Money

  @Field(() => Money)
  bound!: Money

  @Field(() => DecimalScalar)
  gap!: string

  @Field(() => MatchCost)
  breakdown!: MatchCost

  @Field(() => Int)
  facilityCount!: number

  @Field(() => DateScalar, { nullable: true, description: 'When the last of it arrives.' })
  arrivesBy!: string | null

  @Field(() => [FacilityVerdict])
  facilities!: object[]

  @Field(() => [MatchRelaxation])
  relaxations!: object[]

  @Field(() => MatchService, { nullable: true, description: 'How much of what it asks for is served, and how much could be; null: all of it.' })
  service!: object | null

  @Field(() => PriceOfFairness, { nullable: true, description: 'What keeping its shares costs; null where none were asked for.' })
  priceOfFairness!: object | null
}
