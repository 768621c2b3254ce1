import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateScalar, DecimalScalar, RegionCodeScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import { BulkRequest } from './bulk-request.entity.js'
import { RequestLine } from './request-line.entity.js'

@ObjectType({ implements: Node, description: 'A part of a line that is delivered to one place within one window of days.' })
@Entity({ tableName: 'delivery_slot' })
@Check({ name: 'delivery_slot__window_in_order', expression: 'window_from < window_to' })
export class DeliverySlot implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => BulkRequest, { index: true })
  request!: Rel<BulkRequest>

  @ManyToOne(() => RequestLine, { index: true })
  line!: Rel<RequestLine>

  @Field(() => Int, { description: 'Place in the line, from 1.' })
  @Property({ type: 'integer' })
  position!: number

  @Field(() => String, { description: 'What people call the place.' })
  @Property({ type: 'text' })
  place!: string

  @Field(() => String)
  @Property({ type: 'text' })
  address: Opt<string> = ''

  @Field(() => RegionCodeScalar)
  @Property({ type: 'text' })
  region!: string

  @Field(() => Float, { description: 'WGS 84, degrees north.' })
  @Property({ type: 'double' })
  latitude!: number

  @Field(() => Float, { description: 'WGS 84, degrees east.' })
  @Property({ type: 'double' })
  longitude!: number

  @Field(() => DateScalar, { description: 'First day on which it may arrive.' })
  @Property({ type: 'date' })
  windowFrom!: string

  @Field(() => DateScalar, { description: 'The day after the last one on which it may arrive.' })
  @Property({ type: 'date' })
  windowTo!: string

  @Field(() => DecimalScalar, { description: 'In the unit in which the line is asked for.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  askedQuantity!: string

  @Field(() => DecimalScalar, { description: 'In the product\'s unit; the slots of a line sum exactly to its baseQuantity.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  quantity!: string

  @Field(() => Boolean, { description: 'An amendment took it out. It stays readable for the plans that were made with it.' })
  @Property({ type: 'boolean' })
  isWithdrawn: Opt<boolean> = false
}
