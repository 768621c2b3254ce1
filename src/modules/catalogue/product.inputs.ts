import { ArrayMaxSize, ArrayUnique, IsInt, Length, Matches, Max, Min, ValidateIf, ValidateNested } from 'class-validator'
import { Field, InputType, Int, registerEnumType } from 'type-graphql'
import type { Text } from '../../platform/locale.js'
import { DecimalScalar, UnitCodeScalar } from '../../platform/scalars.js'
import type { UnitCode } from '../../values/unit.js'
import { ProductKind, ProductStatus } from './product.entity.js'

const codeText: Text = {
  en: 'Give capitals and digits, in groups with a hyphen between them, such as "PAVING-6CM".',
  id: 'Berikan huruf kapital dan angka, berkelompok dengan tanda hubung di antaranya, misalnya "PAVING-6CM".',
}

@InputType()
export class ProductConversionInput {
  @Field(() => UnitCodeScalar)
  unit!: UnitCode

  @Field(() => DecimalScalar, { description: 'So many of this unit are one base unit: 44.7 stones (H87) are one square metre (MTK).' })
  perBaseUnit!: string
}

@InputType()
export class ListProductInput {
  @Field(() => String, { description: 'Capitals, digits and hyphens, such as "PAVING-BLOCK-6"; it never changes.' })
  @Matches(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, { context: codeText })
  @Length(2, 40)
  code!: string

  @Field(() => String)
  @Length(2, 200)
  name!: string

  @Field(() => String, { defaultValue: '' })
  @Length(0, 4_000)
  description!: string

  @Field(() => ProductKind)
  kind!: ProductKind

  @Field(() => UnitCodeScalar, { description: 'The base unit; it never changes.' })
  unit!: UnitCode

  @Field(() => [String], { defaultValue: [], description: 'From best to lowest; they never change.' })
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Length(1, 40, { each: true })
  qualityClasses!: string[]

  @Field(() => [ProductConversionInput], { defaultValue: [] })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  conversions!: ProductConversionInput[]

  @Field(() => Int, { defaultValue: 0, description: '0 to 365 days between production and delivery.' })
  @IsInt()
  @Min(0)
  @Max(365)
  curingDays!: number

  @Field(() => Int, { nullable: true, description: '1 to 3,650 days from production until it is spoiled; a perishable product has them.' })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @Min(1)
  @Max(3_650)
  shelfLifeDays?: number | null

  @Field(() => Int, { nullable: true, description: 'Per cent of the shelf life that must be left on arrival.' })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @Min(0)
  @Max(100)
  minimumRemainingLifePercent?: number | null

  @Field(() => Boolean, { defaultValue: false, description: 'Production waits until the buyer has approved a sample or drawing.' })
  requiresSample!: boolean
}

@InputType({ description: 'What is not given stays as it is. Code, kind, base unit and classes never change: requests and contracts rest on them.' })
export class UpdateProductInput {
  @Field(() => String, { nullable: true })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @Length(2, 200)
  name?: string | null

  @Field(() => String, { nullable: true })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @Length(0, 4_000)
  description?: string | null

  @Field(() => [ProductConversionInput], { nullable: true })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  conversions?: ProductConversionInput[] | null

  @Field(() => Int, { nullable: true })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @Min(0)
  @Max(365)
  curingDays?: number | null

  @Field(() => Int, { nullable: true })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @Min(1)
  @Max(3_650)
  shelfLifeDays?: number | null

  @Field(() => Int, { nullable: true })
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @Min(0)
  @Max(100)
  minimumRemainingLifePercent?: number | null

  @Field(() => Boolean, { nullable: true })
  requiresSample?: boolean | null

  @Field(() => Int, { nullable: true })
  expectedVersion?: number | null
}

@InputType()
export class ProductFilter {
  @Field(() => [ProductKind], { nullable: true })
  kind?: ProductKind[] | null

  @Field(() => [ProductStatus], { nullable: true })
  status?: ProductStatus[] | null

  @Field(() => String, { nullable: true, description: 'Words in Indonesian or English in any of their forms, found in the code, name and description; "-" before a word excludes it, "or" between words lets either do, quotes keep words together. At most 200 characters.' })
  search?: string | null
}

export const ProductOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', NAME: 'NAME', CODE: 'CODE' } as const
export type ProductOrder = keyof typeof ProductOrder
registerEnumType(ProductOrder, { name: 'ProductOrder' })
