import { Extensions, Field, Int, InterfaceType, ObjectType } from 'type-graphql'
import { CursorScalar, DateScalar, DecimalScalar, RegionCodeScalar } from '../../platform/scalars.js'
import type { CalendarDate } from '../../values/calendar-date.js'
import { Money } from '../../values/money.js'
import { ContractStatus } from '../contracts/index.js'
import { Facility } from '../facilities/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequestStatus } from '../requests/index.js'

@ObjectType({ description: 'Requests in one state.' })
export class RequestFigures {
  @Field(() => BulkRequestStatus)
  status!: BulkRequestStatus

  @Field(() => Int, { description: 'How many; drafts, and what was cancelled as a draft, are not counted.' })
  count!: number
}

@ObjectType({ description: 'Contracts in one state and currency.' })
export class ContractFigures {
  @Field(() => ContractStatus)
  status!: ContractStatus

  @Field(() => Int, { description: 'How many.' })
  count!: number

  @Field(() => Money, { description: 'The sum of their values, as agreed and amended.' })
  value!: Money
}

@InterfaceType({ description: 'Sums over one group of facilities or buyers. They cover everything that was committed before they were asked for.' })
export abstract class Figures {
  @Field(() => CursorScalar, { description: 'Where the group stands: give it back as `after` for the groups that follow.' })
  cursor!: string

  @Field(() => DateScalar, { nullable: true, description: 'First day of the month; null unless summed by month.' })
  month!: CalendarDate | null

  @Field(() => RegionCodeScalar, { nullable: true, description: 'null unless summed by province.' })
  province!: string | null

  @Field(() => RegionCodeScalar, { nullable: true, description: 'null unless summed by region.' })
  region!: string | null

  @Extensions({ listSize: 5 })
  @Field(() => [ContractFigures], { description: 'Contracts drafted in the months, by the state that they are in now.' })
  contracts!: ContractFigures[]

  @Field(() => Int, { description: 'Of the contracts, those in fulfilment.' })
  activeContracts!: number

  @Extensions({ listSize: 1 })
  @Field(() => [Money], { description: 'What was accepted so far under the contracts: quantity by unit price as it is agreed now, for each currency. Transport and set-up are not in it.' })
  acceptedValue!: Money[]

  @Field(() => Int, { description: 'Shipments that arrived in the months.' })
  arrivals!: number

  @Field(() => Int, { description: 'Of the arrivals, those on the agreed day or before.' })
  onTimeArrivals!: number
}

@ObjectType({ implements: Figures, description: 'How facilities stand: one of them, or many together.' })
export class FacilityFigures extends Figures {
  @Field(() => Facility, { nullable: true, description: 'null unless summed by facility.' })
  facility!: object | null

  @Field(() => DecimalScalar, { description: 'Line-hours that the calendars of the months have.' })
  hoursAvailable!: string

  @Field(() => DecimalScalar, { description: 'Of these, line-hours held by plans.' })
  hoursHeld!: string

  @Field(() => DecimalScalar, { description: 'Of these, line-hours booked by contracts.' })
  hoursBooked!: string
}

@ObjectType({ implements: Figures, description: 'How buyers stand: one of them, or many together.' })
export class BuyerFigures extends Figures {
  @Field(() => Organization, { nullable: true, description: 'null unless summed by buyer.' })
  buyer!: object | null

  @Extensions({ listSize: 7 })
  @Field(() => [RequestFigures], { description: 'Requests published in the months, by the state that they are in now.' })
  requests!: RequestFigures[]
}
