import { ArrayMaxSize, ArrayMinSize, Length, MaxLength } from 'class-validator'
import { Field, ID, InputType, Int } from 'type-graphql'
import { DateScalar, DecimalScalar } from '../../platform/scalars.js'

@InputType()
export class PackInput {
  @Field(() => ID, { description: 'A line of the contract.' })
  lineId!: string

  @Field(() => DecimalScalar, { description: 'In the unit of the line; at most what is ready.' })
  quantity!: string
}

@InputType()
export class PrepareShipmentInput {
  @Field(() => ID)
  contractId!: string

  @Field(() => [PackInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  lines!: PackInput[]

  @Field(() => String, { nullable: true, description: 'Vehicle or carrier.' })
  @MaxLength(200)
  carrier?: string
}

@InputType()
export class HandoverInput {
  @Field(() => ID, { description: 'A line of the contract that is in the shipment.' })
  lineId!: string

  @Field(() => DecimalScalar)
  accepted!: string

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'Becomes replacement demand; needs a reason.' })
  rejected!: string

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'Dispatched but not there; becomes replacement demand.' })
  short!: string

  @Field(() => String, { nullable: true })
  @MaxLength(2_000)
  rejectionReason?: string
}

@InputType()
export class ReceiveShipmentInput {
  @Field(() => ID)
  shipmentId!: string

  @Field(() => [HandoverInput], { description: 'Every line of the shipment, once.' })
  @ArrayMaxSize(100)
  lines!: HandoverInput[]

  @Field(() => Int, { nullable: true })
  expectedVersion?: number
}

@InputType()
export class ProposeNewDateInput {
  @Field(() => ID)
  contractLineId!: string

  @Field(() => DateScalar, { description: 'Day of arrival.' })
  proposedOn!: string

  @Field(() => String)
  @Length(5, 2_000)
  reason!: string
}
