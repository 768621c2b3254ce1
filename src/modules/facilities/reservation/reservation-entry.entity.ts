import type { Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { newId } from '../../../platform/id.js'
import { Node } from '../../../platform/node.js'
import { DateTimeScalar, DecimalScalar } from '../../../platform/scalars.js'
import { DecimalColumn } from '../../../values/decimal-column.js'
import { Organization } from '../../organizations/index.js'
import { CapacityBucket } from '../capacity/capacity-bucket.entity.js'
import { StockItem } from '../stock/stock-item.entity.js'

export const ReservationKind = {
  HOLD: 'HOLD',
  RELEASE: 'RELEASE',
  BOOK: 'BOOK',
  UNBOOK: 'UNBOOK',
  CONSUME: 'CONSUME',
} as const
export type ReservationKind = keyof typeof ReservationKind
registerEnumType(ReservationKind, {
  name: 'ReservationKind',
  valuesConfig: {
    HOLD: { description: 'A plan asks for it: free becomes held.' },
    RELEASE: { description: 'The plan gives it back: held becomes free.' },
    BOOK: { description: 'A contract takes it: held becomes booked.' },
    UNBOOK: { description: 'The contract gives it back: booked becomes free.' },
    CONSUME: { description: 'It was delivered: booked leaves the stock.' },
  },
})

@ObjectType({ implements: Node, description: 'One line of the append-only ledger of reservations. Its sums are what buckets and stock say is held and booked.' })
@Entity({ tableName: 'reservation_entry' })
@Index({ name: 'reservation_entry__of_bucket', properties: ['bucket', 'id'] })
@Index({ name: 'reservation_entry__of_stock_item', properties: ['stockItem', 'id'] })
@Check({ name: 'reservation_entry__one_target', expression: 'num_nonnulls(bucket_id, stock_item_id) = 1' })
@Check({ name: 'reservation_entry__amount', expression: 'amount > 0' })
@Index({
  name: 'reservation_entry__held_once',
  expression: 'create unique index reservation_entry__held_once on reservation_entry (allocation_id, coalesce(bucket_id, stock_item_id)) where kind = \'HOLD\'',
})
export class ReservationEntry implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => CapacityBucket, { nullable: true, deleteRule: 'no action' })
  bucket?: Rel<CapacityBucket> | null

  @ManyToOne(() => StockItem, { nullable: true, deleteRule: 'no action' })
  stockItem?: Rel<StockItem> | null

  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @Field(() => ID, { description: 'The part of a plan that it is for.' })
  @Property({ type: 'uuid', index: true })
  allocationId!: string

  @Field(() => ID)
  @Property({ type: 'uuid', index: true })
  planId!: string

  @Field(() => ID, { nullable: true, description: 'Of the contract that books it.' })
  @Property({ type: 'uuid', nullable: true, index: true })
  contractId?: string | null

  @Field(() => ReservationKind)
  @Enum({ items: () => ReservationKind, type: 'text' })
  kind!: ReservationKind

  @Field(() => DecimalScalar, { description: 'Hours of a bucket, or base units of a stock item.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  amount!: string

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  at!: Date
}
