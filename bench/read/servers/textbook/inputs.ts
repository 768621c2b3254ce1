import { Length, ValidateNested } from 'class-validator'
import { Field, Float, ID, InputType } from 'type-graphql'

@InputType()
export class PeriodInput {
  @Field(() => String)
  from!: string

  @Field(() => String)
  to!: string
}

@InputType()
export class QuantityInput {
  @Field(() => String)
  amount!: string

  @Field(() => String)
  unit!: string
}

@InputType()
export class SlotInput {
  @Field(() => String)
  place!: string

  @Field(() => String)
  address!: string

  @Field(() => String)
  region!: string

  @Field(() => Float)
  latitude!: number

  @Field(() => Float)
  longitude!: number

  @Field(() => PeriodInput)
  @ValidateNested()
  window!: PeriodInput

  @Field(() => String)
  quantity!: string
}

@InputType()
export class RequestLineInput {
  @Field(() => ID)
  productId!: string

  @Field(() => String)
  description!: string

  @Field(() => QuantityInput)
  @ValidateNested()
  quantity!: QuantityInput

  @Field(() => [SlotInput])
  @ValidateNested({ each: true })
  slots!: SlotInput[]
}

@InputType()
export class PaymentTermInput {
  @Field(() => String)
  milestone!: string

  @Field(() => String)
  percent!: string
}

@InputType()
export class LotInput {
  @Field(() => String)
  title!: string

  @Field(() => [PaymentTermInput])
  @ValidateNested({ each: true })
  paymentTerms!: PaymentTermInput[]

  @Field(() => [RequestLineInput])
  @ValidateNested({ each: true })
  lines!: RequestLineInput[]
}

@InputType()
export class DraftBulkRequestInput {
  @Field(() => String)
  @Length(3, 200)
  title!: string

  @Field(() => String)
  procurementRoute!: string

  @Field(() => [LotInput])
  @ValidateNested({ each: true })
  lots!: LotInput[]
}
