import { Length } from 'class-validator'
import { Field, InputType, Int, registerEnumType } from 'type-graphql'
import { DateTimeScalar, RegionCodeScalar, UuidScalar } from '../../platform/scalars.js'
import { ProductKind } from '../catalogue/index.js'
import { BulkRequestStatus } from './bulk-request.enums.js'

@InputType()
export class BulkRequestFilter {
  @Field(() => [BulkRequestStatus], { nullable: true })
  status?: BulkRequestStatus[]

  @Field(() => RegionCodeScalar, { nullable: true, description: 'Delivered to this region or below it.' })
  region?: string

  @Field(() => UuidScalar, { nullable: true, description: 'Asks for this product.' })
  product?: string

  @Field(() => ProductKind, { nullable: true, description: 'Asks for a product of this kind.' })
  productKind?: ProductKind

  @Field(() => UuidScalar, { nullable: true, description: 'Of this buyer.' })
  buyer?: string

  @Field(() => Boolean, { nullable: true, description: 'true: only those of the organization that you act for.' })
  mine?: boolean

  @Field(() => DateTimeScalar, { nullable: true, description: 'Published at this instant or later.' })
  publishedFrom?: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'Published before this instant.' })
  publishedBefore?: Date

  @Field(() => String, { nullable: true, description: 'Words in Indonesian or English in any of their forms, found in the number, title, descriptions, products and places; "-" before a word excludes it, "or" between words lets either do, quotes keep words together. At most 200 characters.' })
  search?: string | null
}

export const BulkRequestOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', DELIVERY_SOONEST: 'DELIVERY_SOONEST' } as const
export type BulkRequestOrder = keyof typeof BulkRequestOrder
registerEnumType(BulkRequestOrder, { name: 'BulkRequestOrder' })

@InputType()
export class CancelBulkRequestInput {
  @Field(() => String, { description: 'Told to everybody who sees the request.' })
  @Length(3, 2_000)
  reason!: string

  @Field(() => Int, { nullable: true })
  expectedVersion?: number
}
