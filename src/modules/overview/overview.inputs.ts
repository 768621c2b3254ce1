import { ArgsType, Field, InputType, Int, registerEnumType } from 'type-graphql'
import { CursorScalar, RegionCodeScalar, UuidScalar } from '../../platform/scalars.js'
import { Period, PeriodInput } from '../../values/period.js'
import { groupPage } from './group-page.js'
import type { Question } from './sum-tallies.js'

export const FulfilmentGroup = { MONTH: 'MONTH', PROVINCE: 'PROVINCE', REGION: 'REGION', FACILITY: 'FACILITY' } as const
export type FulfilmentGroup = keyof typeof FulfilmentGroup
registerEnumType(FulfilmentGroup, {
  name: 'FulfilmentGroup',
  description: 'What facilities\' figures are summed by.',
  valuesConfig: {
    MONTH: { description: 'The calendar month where the facility stands.' },
    PROVINCE: { description: 'The province in which it stands.' },
    REGION: { description: 'The region of the facility, as it gives it.' },
    FACILITY: { description: 'Each facility for itself.' },
  },
})

export const ProcurementGroup = { MONTH: 'MONTH', PROVINCE: 'PROVINCE', REGION: 'REGION', BUYER: 'BUYER' } as const
export type ProcurementGroup = keyof typeof ProcurementGroup
registerEnumType(ProcurementGroup, {
  name: 'ProcurementGroup',
  description: 'What buyers\' figures are summed by.',
  valuesConfig: {
    MONTH: { description: 'The calendar month: of requests in the capital, of all else where the facility stands.' },
    PROVINCE: { description: 'The province of the buyer\'s seat.' },
    REGION: { description: 'The region of the buyer\'s seat.' },
    BUYER: { description: 'Each buyer for itself.' },
  },
})

@InputType({ description: 'Which figures are summed; without it all that you may see.' })
export class FulfilmentOverviewFilter {
  @Field(() => PeriodInput, { nullable: true, description: 'The months that have a day of this range.' })
  months?: PeriodInput | null

  @Field(() => RegionCodeScalar, { nullable: true, description: 'Of facilities in this region or below it.' })
  region?: string | null

  @Field(() => UuidScalar, { nullable: true, description: 'Of this facility.' })
  facility?: string | null
}

@InputType({ description: 'Which figures are summed; without it all that you may see.' })
export class ProcurementOverviewFilter {
  @Field(() => PeriodInput, { nullable: true, description: 'The months that have a day of this range.' })
  months?: PeriodInput | null

  @Field(() => RegionCodeScalar, { nullable: true, description: 'Of buyers with their seat in this region or below it.' })
  region?: string | null

  @Field(() => UuidScalar, { nullable: true, description: 'Of this buyer.' })
  buyer?: string | null
}

@ArgsType()
export class GroupPageArgs {
  @Field(() => Int, { nullable: true, description: 'At most so many groups: 1 to 100; 1,000 when not given.' })
  first?: number | null

  @Field(() => CursorScalar, { nullable: true, description: 'The cursor of the last group that you have, of the same question.' })
  after?: string | null
}

type Filter = Pick<FulfilmentOverviewFilter, 'months' | 'region'> | null | undefined
interface Asked<Group, Filter> extends GroupPageArgs { by: readonly Group[]; filter?: Filter | null }

/** @throws BAD_INPUT */
export function fulfilmentQuestion({ by, filter, ...page }: Asked<FulfilmentGroup, FulfilmentOverviewFilter>): Question {
  const groups = by.map((group) => group === 'FACILITY' ? 'OWNER' : group)
  return { owners: 'facility', by: groups, owner: filter?.facility ?? null, ...within(filter), page: groupPage(groups, page) }
}

/** @throws BAD_INPUT */
export function procurementQuestion({ by, filter, ...page }: Asked<ProcurementGroup, ProcurementOverviewFilter>): Question {
  const groups = by.map((group) => group === 'BUYER' ? 'OWNER' : group)
  return { owners: 'organization', by: groups, owner: filter?.buyer ?? null, ...within(filter), page: groupPage(groups, page) }
}

function within(filter: Filter): Pick<Question, 'months' | 'region'> {
  const { months, region } = filter ?? {}
  return { months: months ? new Period(months.from, months.to) : null, region: region ?? null }
}
