import { ArrayMaxSize, ArrayMinSize, Length } from 'class-validator'
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import { DateScalar, DecimalScalar } from '../../platform/scalars.js'
import { ContractStatus } from './contract.enums.js'

@InputType()
export class LineChangeInput {
  @Field(() => ID)
  lineId!: string

  @Field(() => DecimalScalar, { nullable: true, description: 'New quantity, in the unit of the line; at most what was matched.' })
  ordered?: string

  @Field(() => DecimalScalar, { nullable: true, description: 'New price per unit, in the currency of the contract.' })
  unitPrice?: string

  @Field(() => DateScalar, { nullable: true, description: 'New day of arrival.' })
  promisedOn?: string
}

@InputType()
export class ProposeAmendmentInput {
  @Field(() => ID)
  contractId!: string

  @Field(() => String, { description: 'Why; 10 to 2,000 characters.' })
  @Length(10, 2_000)
  rationale!: string

  @Field(() => [LineChangeInput], { description: 'Class, unit and lot never change.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  changes!: LineChangeInput[]

  @Field(() => Int, { nullable: true })
  expectedVersion?: number
}

@InputType()
export class ContractFilter {
  @Field(() => [ContractStatus], { nullable: true })
  status?: ContractStatus[]

  @Field(() => ID, { nullable: true })
  request?: string

  @Field(() => ID, { nullable: true })
  facility?: string

  @Field(() => ID, { nullable: true, description: 'An organization.' })
  buyer?: string
}

export const ContractOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST' } as const
export type ContractOrder = keyof typeof ContractOrder
registerEnumType(ContractOrder, { name: 'ContractOrder' })
