import { Field, ObjectType } from 'type-graphql'
import { DecimalScalar, RegionCodeScalar } from '../../platform/scalars.js'
import { MatchOutcome } from './match-plan.enums.js'

@ObjectType({ description: 'A share of a line that the plan keeps: because the buyer asked for it, or because it was the facility\'s turn.' })
export class MatchShare {
  @Field(() => RegionCodeScalar, { nullable: true, description: 'All facilities that lie in it together; null: one facility.' })
  region!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Per cent of what is delivered, at the least.' })
  minimumPercent!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Per cent of what is delivered, at the most.' })
  maximumPercent!: string | null
}

@ObjectType({ description: 'What a facility has of a line in the plan, and would have in a plan without shares.' })
export class FacilityShare {
  @Field(() => DecimalScalar, { description: 'Per cent of what is delivered of the line.' })
  percent!: string

  @Field(() => DecimalScalar, { description: 'The same in the plan without shares.' })
  percentWithout!: string
}

@ObjectType({ description: 'What keeping the shares costs: the request was planned again without them, on the same capacity and by the same objective. Amounts are in the request\'s currency.' })
export class PriceOfFairness {
  @Field(() => DecimalScalar, { nullable: true, description: 'Cost of the plan less that of the plan without shares; null unless both serve everything, as costs of different deliveries do not compare. Below 0 only where an objective goes before the cost: the plan without is then better by the objective, and dearer.' })
  price!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Keeping the shares costs at least so much: proven. null as `price`, and unless the objective is COST.' })
  atLeast!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Keeping the shares costs at most so much: proven.' })
  atMost!: string | null

  @Field(() => MatchOutcome, { description: 'Of the plan without shares.' })
  outcomeWithout!: MatchOutcome

  @Field(() => DecimalScalar, { description: 'Cost of the plan without shares.' })
  costWithout!: string

  @Field(() => [FacilityShare], { description: 'Of each line every facility that delivers in either plan, the largest share first.' })
  shares!: object[]
}
