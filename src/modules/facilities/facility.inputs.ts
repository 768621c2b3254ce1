import { ArrayMaxSize, ArrayMinSize, IsInt, Length, Max, Min } from 'class-validator'
import { Field, Float, InputType, Int, registerEnumType } from 'type-graphql'
import { DateScalar, DecimalScalar, RegionCodeScalar, UuidScalar } from '../../platform/scalars.js'
import { FacilityStatus } from './facility.entity.js'

@InputType()
export class CommissionFacilityInput {
  @Field(() => String)
  @Length(3, 200)
  name!: string

  @Field(() => RegionCodeScalar, { description: 'Regency or city, or smaller.' })
  region!: string

  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number

  @Field(() => String, { description: 'IANA time zone: Asia/Jakarta, Asia/Makassar or Asia/Jayapura.' })
  @Length(3, 60)
  timezone!: string

  @Field(() => String, { defaultValue: '', description: 'In its own words: what it makes, and the city and landmarks by which people know it.' })
  @Length(0, 2000)
  description!: string
}

@InputType({ description: 'What is not given stays as it is. The time zone never changes: the days of all reservations are in it.' })
export class UpdateFacilityInput {
  @Field(() => String, { nullable: true })
  @Length(3, 200)
  name?: string | null

  @Field(() => RegionCodeScalar, { nullable: true })
  region?: string | null

  @Field(() => Float, { nullable: true, description: 'Degrees north, -90 to 90.' })
  latitude?: number | null

  @Field(() => Float, { nullable: true, description: 'Degrees east, -180 to 180.' })
  longitude?: number | null

  @Field(() => String, { nullable: true })
  @Length(0, 2000)
  description?: string | null

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null
}

@InputType()
export class AddProductionLineInput {
  @Field(() => UuidScalar)
  facilityId!: string

  @Field(() => String)
  @Length(1, 120)
  name!: string

  @Field(() => [DecimalScalar], { description: 'Working hours from Monday to Sunday, 0 to 24 each, at most two digits after the point.' })
  @ArrayMinSize(7)
  @ArrayMaxSize(7)
  hoursPerWeekday!: string[]

  @Field(() => Int, { description: 'People who work on it at a time.' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  crew!: number
}

@InputType()
export class ChangeWorkCalendarInput {
  @Field(() => [DecimalScalar], { description: 'Working hours from Monday to Sunday, 0 to 24 each, at most two digits after the point.' })
  @ArrayMinSize(7)
  @ArrayMaxSize(7)
  hoursPerWeekday!: string[]

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null
}

@InputType()
export class AddClosureInput {
  @Field(() => UuidScalar)
  facilityId!: string

  @Field(() => UuidScalar, { nullable: true, description: 'One line of the facility; without it the whole facility is closed.' })
  lineId?: string | null

  @Field(() => DateScalar, { description: 'First closed day.' })
  from!: string

  @Field(() => DateScalar, { description: 'The day after the last closed one.' })
  to!: string

  @Field(() => String)
  @Length(3, 500)
  reason!: string
}

@InputType()
export class FacilityFilter {
  @Field(() => UuidScalar, { nullable: true })
  organization?: string | null

  @Field(() => RegionCodeScalar, { nullable: true, description: 'In this region or below it.' })
  region?: string | null

  @Field(() => [FacilityStatus], { nullable: true })
  status?: FacilityStatus[] | null

  @Field(() => String, { nullable: true, description: 'Words in Indonesian or English in any of their forms, found in the name, region code and description; "-" before a word excludes it, "or" between words lets either do, quotes keep words together. At most 200 characters.' })
  search?: string | null
}

export const FacilityOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', NAME: 'NAME' } as const
export type FacilityOrder = keyof typeof FacilityOrder
registerEnumType(FacilityOrder, { name: 'FacilityOrder' })
