import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Embedded, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../../platform/events/payloads.js'
import { newId } from '../../../platform/id.js'
import { Node } from '../../../platform/node.js'
import { DateScalar, DecimalScalar, JsonObjectScalar } from '../../../platform/scalars.js'
import { DecimalColumn } from '../../../values/decimal-column.js'
import { Money } from '../../../values/money.js'
import { Product } from '../../catalogue/index.js'
import { Organization } from '../../organizations/index.js'
import { Facility } from '../facility.entity.js'

/** Held and booked change only through `reservation/`, which writes the ledger in the same statement. */
@ObjectType({ implements: Node, description: 'Finished goods in a facility, ready to deliver: a quantity of one product and class, or one unique work.' })
@Entity({ tableName: 'stock_item' })
@Index({ name: 'stock_item__of_facility', properties: ['facility', 'id'] })
@Check({ name: 'stock_item__never_oversold', expression: 'held >= 0 and booked >= 0 and held + booked <= quantity' })
@Check({ name: 'stock_item__price', expression: 'unit_price_amount >= 0' })
@Index({ name: 'stock_item__product', properties: ['product', 'qualityClass'] })
@Index({ name: 'stock_item__serial', expression: 'create unique index stock_item__serial on stock_item (facility_id, product_id, serial) where serial is not null' })
export class StockItem implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => Facility)
  facility!: Rel<Facility>

  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @ManyToOne(() => Product)
  product!: Rel<Product>

  @Field(() => String, { nullable: true, description: 'One of the product\'s; null: the product has no classes.' })
  @Property({ type: 'text', nullable: true, index: true })
  qualityClass?: string | null

  @Field(() => String, { nullable: true, description: 'Identifies a unique work or a lot.' })
  @Property({ type: 'text', nullable: true })
  serial?: string | null

  @Field(() => JsonObjectScalar, { description: 'What a buyer wants to know of a unique work: title, size, medium, certificate.' })
  @Property({ type: 'jsonb' })
  attributes!: Record<string, unknown>

  @Field(() => DecimalScalar, { description: 'Base units of the product in stock, reserved ones included.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  quantity!: string

  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  held!: string

  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  booked!: string

  @Field(() => Money, { description: 'Price of one base unit, ex works.' })
  @Embedded(() => Money)
  unitPrice!: Money

  @Field(() => DateScalar, { description: 'Day from which curing and shelf life count.' })
  @Property({ type: 'date' })
  producedOn!: string

  eventScope(): EventScope {
    const { id, facility, organization } = this
    return { about: [id, facility.id, organization.id], audience: [organization.id], oversight: true, isPublic: false }
  }
}
