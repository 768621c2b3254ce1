import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Embedded, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateScalar, DecimalScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import { Money } from '../../values/money.js'
import { Product } from '../catalogue/index.js'
import { Organization } from '../organizations/index.js'
import { Facility } from './facility.entity.js'
import { ProductionLine } from './production-line.entity.js'

@ObjectType({ implements: Node, description: 'What a line can make, how fast and at what price, from one day until another.' })
@Entity({ tableName: 'capability' })
@Check({ name: 'capability__output', expression: 'output_per_hour > 0' })
@Check({ name: 'capability__setup', expression: 'setup_hours >= 0 and setup_cost_amount >= 0' })
@Check({ name: 'capability__price', expression: 'unit_price_amount >= 0' })
@Check({ name: 'capability__batch', expression: 'minimum_batch >= 0 and (maximum_per_day is null or maximum_per_day > 0)' })
@Check({ name: 'capability__period', expression: 'valid_to is null or valid_to >= valid_from' })
@Index({ name: 'capability__product', properties: ['product', 'qualityClass'] })
export class Capability implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => ProductionLine, { index: true })
  line!: Rel<ProductionLine>

  @ManyToOne(() => Facility, { index: true })
  facility!: Rel<Facility>

  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @ManyToOne(() => Product)
  product!: Rel<Product>

  @Field(() => String, { nullable: true, description: 'One of the product\'s; null: the product has no classes.' })
  @Property({ type: 'text', nullable: true, index: true })
  qualityClass?: string | null

  @Field(() => DecimalScalar, { description: 'Base units of the product made in one working hour of the line.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  outputPerHour!: string

  @Field(() => DecimalScalar, { description: 'Hours of the line that a day\'s production of one request line takes before its first unit.' })
  @Property({ type: DecimalColumn, precision: 12, scale: 6 })
  setupHours!: string

  @Field(() => Money, { description: 'Cost of one set-up.' })
  @Embedded(() => Money)
  setupCost!: Money

  @Field(() => DecimalScalar, { description: 'Fewest base units made at a time; 0: any number.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  minimumBatch!: string

  @Field(() => DecimalScalar, { nullable: true, description: 'Most base units made in one day, whatever the hours allow, for all buyers together; null: only the hours bound it.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6, nullable: true })
  maximumPerDay?: string | null

  @Field(() => Money, { description: 'Price of one base unit, ex works.' })
  @Embedded(() => Money)
  unitPrice!: Money

  @Field(() => DateScalar, { description: 'First production day on which it holds.' })
  @Property({ type: 'date' })
  validFrom!: string

  @Field(() => DateScalar, { nullable: true, description: 'First production day on which it no longer holds; null: no end is set.' })
  @Property({ type: 'date', nullable: true })
  validTo?: string | null

  eventScope(): EventScope {
    const { id, line, facility, organization } = this
    return { about: [id, line.id, facility.id, organization.id], audience: [organization.id], oversight: true, isPublic: false }
  }
}
