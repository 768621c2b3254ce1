import { Length, ValidateNested } from 'class-validator'
import { Field, InputType, Int, registerEnumType } from 'type-graphql'
import { DateScalar, DecimalScalar, UuidScalar } from '../../platform/scalars.js'
import { MoneyInput } from '../../values/money.js'

@InputType()
export class DeclareCapabilityInput {
  @Field(() => UuidScalar, { description: 'The production line.' })
  lineId!: string

  @Field(() => UuidScalar)
  productId!: string

  @Field(() => String, { nullable: true, description: 'One of the product\'s classes; none when the product has none.' })
  @Length(1, 40)
  qualityClass?: string | null

  @Field(() => DecimalScalar, { description: 'Base units of the product made in one working hour of the line.' })
  outputPerHour!: string

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'Hours of the line before the first unit of a day\'s production of one request line.' })
  setupHours!: string

  @Field(() => MoneyInput, { nullable: true, description: 'Cost of one set-up; nothing when not given.' })
  @ValidateNested()
  setupCost?: MoneyInput | null

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'Fewest base units made at a time.' })
  minimumBatch!: string

  @Field(() => DecimalScalar, { nullable: true, description: 'Most base units made in one day, whatever the hours allow, for all buyers together.' })
  maximumPerDay?: string | null

  @Field(() => MoneyInput, { description: 'Price of one base unit, ex works.' })
  @ValidateNested()
  unitPrice!: MoneyInput

  @Field(() => DateScalar, { description: 'First production day on which it holds.' })
  validFrom!: string

  @Field(() => DateScalar, { nullable: true, description: 'First production day on which it no longer holds.' })
  validTo?: string | null
}

@InputType()
export class EndCapabilityInput {
  @Field(() => DateScalar, { description: 'First production day on which it no longer holds.' })
  validTo!: string

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null
}

@InputType()
export class CapabilityFilter {
  @Field(() => UuidScalar, { nullable: true })
  product?: string | null

  @Field(() => [String], { nullable: true })
  qualityClass?: string[] | null

  @Field(() => UuidScalar, { nullable: true })
  facility?: string | null
}

export const CapabilityOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST' } as const
export type CapabilityOrder = keyof typeof CapabilityOrder
registerEnumType(CapabilityOrder, { name: 'CapabilityOrder' })
