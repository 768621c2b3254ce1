import { ArrayMaxSize, ArrayUnique, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator'
import { Field, Float, InputType, Int } from 'type-graphql'
import { CurrencyCodeScalar, DecimalScalar, RegionCodeScalar, UuidScalar } from '../../platform/scalars.js'
import { MoneyInput } from '../../values/money.js'
import { PeriodInput } from '../../values/period.js'
import { QuantityInput } from '../../values/quantity.js'
import { PaymentMilestone, ProcurementRoute } from './bulk-request.enums.js'

@InputType()
export class PaymentTermInput {
  @Field(() => PaymentMilestone)
  milestone!: PaymentMilestone

  @Field(() => Int, { nullable: true, description: 'Of AFTER_DAYS, and only of it: 1 to 365 days after receipt.' })
  days?: number | null

  @Field(() => DecimalScalar, { description: 'Per cent of the lot\'s price; all terms of a lot make up 100.' })
  percent!: string
}

@InputType()
export class DeliverySlotInput {
  @Field(() => String, { description: 'What people call the place.' })
  @MaxLength(200)
  place!: string

  @Field(() => String, { defaultValue: '' })
  @MaxLength(500)
  address!: string

  @Field(() => RegionCodeScalar, { description: 'The regency or city, or a part of it.' })
  region!: string

  @Field(() => Float, { description: 'WGS 84, degrees north.' })
  @Min(-90)
  @Max(90)
  latitude!: number

  @Field(() => Float, { description: 'WGS 84, degrees east.' })
  @Min(-180)
  @Max(180)
  longitude!: number

  @Field(() => PeriodInput, { description: 'The days on which it may arrive.' })
  window!: PeriodInput

  @Field(() => DecimalScalar, { description: 'In the unit of the line\'s quantity; the slots of a line make up all of it.' })
  quantity!: string
}

@InputType()
export class RequestLineInput {
  @Field(() => UuidScalar)
  productId!: string

  @Field(() => String, { defaultValue: '' })
  @MaxLength(4_000)
  description!: string

  @Field(() => String, { nullable: true, description: 'The lowest class that satisfies; none: any.' })
  @MaxLength(40)
  qualityClass?: string | null

  @Field(() => QuantityInput, { description: 'In the product\'s unit or one that converts to it.' })
  quantity!: QuantityInput

  @Field(() => MoneyInput, { nullable: true, description: 'Highest landed price of one product unit.' })
  priceCeiling?: MoneyInput | null

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'How much less may be delivered: 0 to 20 per cent.' })
  toleranceUnder!: string

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'How much more may be delivered: 0 to 20 per cent.' })
  toleranceOver!: string

  @Field(() => Int, { nullable: true, description: 'Over how many facilities it may be split at most.' })
  maxFacilities?: number | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Least quantity, in the product\'s unit, of each facility that takes part.' })
  minPerFacility?: string | null

  @Field(() => [RegionCodeScalar], { defaultValue: [], description: 'Ask only facilities in these regions; empty: everywhere.' })
  @ArrayMaxSize(100)
  @ArrayUnique()
  regions!: string[]

  @Field(() => [UuidScalar], { defaultValue: [], description: 'Do not ask these; facilities never see this list.' })
  @ArrayMaxSize(100)
  @ArrayUnique()
  excludedFacilityIds!: string[]

  @Field(() => [DeliverySlotInput], { defaultValue: [] })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  slots!: DeliverySlotInput[]
}

@InputType()
export class LotInput {
  @Field(() => String)
  @Length(1, 200)
  title!: string

  @Field(() => [PaymentTermInput], { defaultValue: [] })
  @ArrayMaxSize(12)
  paymentTerms!: PaymentTermInput[]

  @Field(() => [RequestLineInput], { defaultValue: [] })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  lines!: RequestLineInput[]
}

@InputType({ description: 'A draft may be incomplete; what is given must be computable.' })
export class DraftBulkRequestInput {
  @Field(() => String)
  @Length(3, 200)
  title!: string

  @Field(() => String, { defaultValue: '' })
  @MaxLength(10_000)
  description!: string

  @Field(() => ProcurementRoute)
  procurementRoute!: ProcurementRoute

  @Field(() => CurrencyCodeScalar, { defaultValue: 'IDR', description: 'Of all prices of the request.' })
  currency!: string

  @Field(() => MoneyInput, { nullable: true, description: 'Upper limit of the landed cost of everything (agencies: HPS).' })
  ceiling?: MoneyInput | null

  @Field(() => [LotInput], { defaultValue: [] })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  lots!: LotInput[]
}

@InputType({ description: 'Replaces the whole draft; lots, lines and slots get new ids.' })
export class ReviseBulkRequestInput extends DraftBulkRequestInput {
  @Field(() => Int, { description: 'The version that you read.' })
  expectedVersion!: number
}
