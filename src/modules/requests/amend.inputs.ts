import { ArrayMaxSize, ArrayMinSize, Length, ValidateNested } from 'class-validator'
import { Field, InputType, Int } from 'type-graphql'
import { DecimalScalar, UuidScalar } from '../../platform/scalars.js'
import { DeliverySlotInput } from './draft.inputs.js'

@InputType({ description: 'What changes in a line; what is not given stays. Product, class, unit and lot never change.' })
export class AmendRequestLineInput {
  @Field(() => UuidScalar)
  lineId!: string

  @Field(() => DecimalScalar, { nullable: true, description: 'In the unit in which the line is asked for.' })
  quantity?: string | null

  @Field(() => DecimalScalar, { nullable: true })
  toleranceUnder?: string | null

  @Field(() => DecimalScalar, { nullable: true })
  toleranceOver?: string | null

  @Field(() => [DeliverySlotInput], { nullable: true, description: 'Places and windows anew: these replace all slots of the line.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  slots?: DeliverySlotInput[] | null
}

@InputType()
export class AmendBulkRequestInput {
  @Field(() => Int, { description: 'The version that you read.' })
  expectedVersion!: number

  @Field(() => String, { description: 'Why; told to everybody who sees the request.' })
  @Length(3, 2_000)
  rationale!: string

  @Field(() => [AmendRequestLineInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  lines!: AmendRequestLineInput[]
}
