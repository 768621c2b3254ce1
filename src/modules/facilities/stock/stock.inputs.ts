import { Length, ValidateNested } from 'class-validator'
import { Field, InputType, Int, registerEnumType } from 'type-graphql'
import { DateScalar, DecimalScalar, JsonObjectScalar, UuidScalar } from '../../../platform/scalars.js'
import { MoneyInput } from '../../../values/money.js'

@InputType()
export class RecordStockInput {
  @Field(() => UuidScalar)
  facilityId!: string

  @Field(() => UuidScalar)
  productId!: string

  @Field(() => String, { nullable: true, description: 'One of the product\'s classes; none when the product has none.' })
  @Length(1, 40)
  qualityClass?: string | null

  @Field(() => String, { nullable: true, description: 'Identifies a unique work, which must have one, or a lot.' })
  @Length(1, 80)
  serial?: string | null

  @Field(() => JsonObjectScalar, { nullable: true, description: 'Title, size, medium, certificate … of a unique work: at most 20 fields and 4,000 characters.' })
  attributes?: Readonly<Record<string, unknown>> | null

  @Field(() => DecimalScalar, { description: 'Base units of the product; a unique work is 1.' })
  quantity!: string

  @Field(() => MoneyInput, { description: 'Price of one base unit, ex works.' })
  @ValidateNested()
  unitPrice!: MoneyInput

  @Field(() => DateScalar, { description: 'Day from which curing and shelf life count; not in the future.' })
  producedOn!: string
}

@InputType()
export class AdjustStockInput {
  @Field(() => DecimalScalar, { description: 'Base units counted, reserved ones included.' })
  quantity!: string

  @Field(() => String, { description: 'Why it differs: breakage, count, loss.' })
  @Length(3, 500)
  reason!: string

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null
}

@InputType()
export class StockFilter {
  @Field(() => UuidScalar, { nullable: true })
  product?: string | null

  @Field(() => [String], { nullable: true })
  qualityClass?: string[] | null

  @Field(() => UuidScalar, { nullable: true })
  facility?: string | null
}

export const StockOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST' } as const
export type StockOrder = keyof typeof StockOrder
registerEnumType(StockOrder, { name: 'StockOrder' })
