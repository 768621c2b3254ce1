import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { DecimalScalar } from '../../platform/scalars.js'
import type { FairnessRule } from './engine/index.js'
import { ConflictRule, OmissionReason } from './stored-answer.js'

export const Fairness = { MOST_SERVED: 'MOST_SERVED', EARLIEST_DUE: 'EARLIEST_DUE', EVEN_SHARES: 'EVEN_SHARES' } as const satisfies Record<FairnessRule, FairnessRule>
export type Fairness = FairnessRule
registerEnumType(Fairness, {
  name: 'Fairness',
  description: 'Who is served when capacity does not suffice for all; it goes before the objective.',
  valuesConfig: {
    MOST_SERVED: { description: 'As much as can be in all, whoever gets it.' },
    EARLIEST_DUE: { description: 'What is due first; then what is due next, and so on.' },
    EVEN_SHARES: { description: 'Every buyer the same part of what it asked, as far as can be: the one that gets the least part gets as much as can be, then the next.' },
  },
})

registerEnumType(ConflictRule, {
  name: 'ConflictRule',
  description: 'A rule that stands in the way of serving everything.',
  valuesConfig: {
    EXCLUSIONS: { description: 'The line excludes facilities.' },
    REGIONS: { description: 'The line allows only some regions.' },
    SINGLE_SOURCE: { description: 'Each delivery of the line comes from one facility.' },
    MIN_PER_FACILITY: { description: 'The line has a least quantity for each facility.' },
    MAX_FACILITIES: { description: 'The line allows only so many facilities.' },
    PRICE_CEILING: { description: 'The line has a highest price for a unit.' },
    CLASS: { description: 'The line asks for a quality class.' },
    DUE: { description: 'The line has its delivery dates.' },
    SHELF_LIFE: { description: 'The product spoils.' },
    MIN_BATCH: { description: 'Facilities have minimum batches.' },
    MAX_PER_PERIOD: { description: 'Facilities make only so much in a day or week.' },
    SETUP_HOURS: { description: 'Setting up takes hours.' },
    HOURS: { description: 'Facilities have only so many free hours.' },
    SHARES: { description: 'Facilities or regions have to have the shares that the buyer asked for.' },
    CEILING: { description: 'The request has a ceiling for its whole cost: a part that was declined cannot be replaced below it.' },
  },
})

registerEnumType(OmissionReason, {
  name: 'OmissionReason',
  description: 'Why a part of the explanations was left out.',
  valuesConfig: {
    TIME: { description: 'The time of the search was over.' },
    STOPPED: { description: 'The search was stopped.' },
    SOLVES: { description: 'So many plans are made for explanations at most.' },
    LINES: { description: 'Only so many request lines are looked at.' },
    DATES: { description: 'Only so many dates are looked at.' },
    POOLS: { description: 'Only so many production lines are looked at.' },
    OBJECTIVE: { description: 'Savings are told for the objective COST only.' },
  },
})

@ObjectType({ description: 'A part of the explanations that was left out.' })
export class MatchOmission {
  @Field(() => OmissionReason)
  reason!: OmissionReason
}

@ObjectType({ description: 'One rule of a smallest set that cannot hold together with all that is asked.' })
export class MatchConflict {
  @Field(() => ConflictRule)
  rule!: ConflictRule
}

@ObjectType({ description: 'A request line that gets less than it asked.' })
export class ShortLine {
  @Field(() => DecimalScalar, { description: 'In the unit of the product, less the tolerance.' })
  asked!: string

  @Field(() => DecimalScalar)
  served!: string
}

/** How scarce capacity was divided over all that take part. */
@ObjectType({ description: 'What of all that was asked is served, and what could be at most: quantities of all lines together, less their tolerances.' })
export class ClearingService {
  @Field(() => Boolean, { description: 'No other division is better by the rule: proven. false (in large clearings, and where time was short): the best that was found, MOST_SERVED by improving a first plan, EARLIEST_DUE by serving date after date, EVEN_SHARES by raising a share that all get and halving the step to about a thousandth; `atMost` is proven all the same.' })
  isProven!: boolean

  @Field(() => DecimalScalar)
  asked!: string

  @Field(() => DecimalScalar)
  served!: string

  @Field(() => DecimalScalar, { description: 'No plan at all serves more: proven.' })
  atMost!: string

  @Field(() => DecimalScalar, { description: '(atMost − served) / atMost.' })
  gap!: string
}

@ObjectType({ description: 'How much is served of what was asked, and how much could be: quantities of all lines together, less their tolerances.' })
export class MatchService extends ClearingService {
  @Field(() => Fairness, { description: 'The rule by which scarce capacity was divided.' })
  fairness!: Fairness

  @Field(() => [ShortLine])
  short!: object[]
}
