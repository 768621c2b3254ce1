import type { Rel } from '@mikro-orm/core'
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DecimalScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import { BulkRequest } from './bulk-request.entity.js'
import { PaymentMilestone } from './bulk-request.enums.js'
import { Lot } from './lot.entity.js'

@ObjectType({ implements: Node, description: 'A part of a lot\'s price and what it falls due with; all parts of a lot make up 100 %.' })
@Entity({ tableName: 'payment_term' })
export class PaymentTerm implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => BulkRequest, { index: true })
  request!: Rel<BulkRequest>

  @ManyToOne(() => Lot, { index: true })
  lot!: Rel<Lot>

  @Field(() => Int, { description: 'Place in the lot, from 1.' })
  @Property({ type: 'integer' })
  position!: number

  @Field(() => PaymentMilestone)
  @Enum({ items: () => PaymentMilestone, type: 'text' })
  milestone!: PaymentMilestone

  @Field(() => Int, { nullable: true, description: 'Of AFTER_DAYS: how many days after receipt.' })
  @Property({ type: 'integer', nullable: true })
  days?: number | null

  @Field(() => DecimalScalar, { description: 'Share of the price in per cent.' })
  @Property({ type: DecimalColumn, precision: 7, scale: 4 })
  percent!: string
}
