import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Embedded, Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DecimalScalar, RegionCodeScalar, UnitCodeScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import { Money } from '../../values/money.js'
import { Quantity } from '../../values/quantity.js'
import { Product } from '../catalogue/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequest } from './bulk-request.entity.js'
import { Lot } from './lot.entity.js'

@ObjectType({ implements: Node, description: 'One product in one quality that a request asks for, with where and when it is delivered.' })
@Entity({ tableName: 'request_line' })
@Check({ name: 'request_line__quantity_positive', expression: 'quantity_amount > 0 and base_quantity > 0' })
export class RequestLine implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => BulkRequest, { index: true })
  request!: Rel<BulkRequest>

  @ManyToOne(() => Organization, { index: true })
  buyer!: Rel<Organization>

  @ManyToOne(() => Lot, { index: true })
  lot!: Rel<Lot>

  @Field(() => Int, { description: 'Place in the lot, from 1.' })
  @Property({ type: 'integer' })
  position!: number

  @ManyToOne(() => Product, { index: true })
  product!: Rel<Product>

  @Field(() => String)
  @Property({ type: 'text' })
  description: Opt<string> = ''

  @Field(() => String, { nullable: true, description: 'The lowest class that satisfies; a higher one does too. null: any.' })
  @Property({ type: 'text', nullable: true })
  qualityClass?: string | null

  @Field(() => Quantity, { description: 'As the buyer asks for it.' })
  @Embedded(() => Quantity)
  quantity!: Quantity

  @Field(() => DecimalScalar, { description: 'The same in the product\'s unit, rounded up once: what is planned, made and counted.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  baseQuantity!: string

  @Field(() => UnitCodeScalar, { description: 'The product\'s unit.' })
  @Property({ type: 'text' })
  baseUnit!: string

  @Field(() => Money, { nullable: true, description: 'Highest landed price of one product unit.' })
  @Embedded(() => Money, { nullable: true })
  priceCeiling?: Money | null

  @Field(() => DecimalScalar, { description: 'How much less may be delivered, in per cent of the quantity.' })
  @Property({ type: DecimalColumn, precision: 5, scale: 2 })
  toleranceUnder: Opt<string> = '0'

  @Field(() => DecimalScalar, { description: 'How much more may be delivered, in per cent of the quantity.' })
  @Property({ type: DecimalColumn, precision: 5, scale: 2 })
  toleranceOver: Opt<string> = '0'

  @Field(() => Int, { nullable: true, description: 'Over how many facilities it may be split at most.' })
  @Property({ type: 'integer', nullable: true })
  maxFacilities?: number | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Least quantity, in the product\'s unit, of each facility that takes part.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6, nullable: true })
  minPerFacility?: string | null

  @Field(() => [RegionCodeScalar], { description: 'Only facilities in these regions are asked; empty: everywhere.' })
  @Property({ type: 'text[]', columnType: 'text[]' })
  regions: Opt<string[]> = []

  /** Ids of facilities that are not asked; seen by the buyer only. */
  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  excludedFacilities: Opt<string[]> = []
}
