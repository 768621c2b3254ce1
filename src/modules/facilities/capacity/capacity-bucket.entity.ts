import { DeferMode, type Rel } from '@mikro-orm/core'
import { Check, Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { newId } from '../../../platform/id.js'
import { Node } from '../../../platform/node.js'
import { DateScalar, DecimalScalar } from '../../../platform/scalars.js'
import { DecimalColumn } from '../../../values/decimal-column.js'
import { Organization } from '../../organizations/index.js'
import { Facility } from '../facility.entity.js'
import { ProductionLine } from '../production-line.entity.js'

/** Held and booked change only through `reservation/`, which writes the ledger in the same statement. */
@ObjectType({ implements: Node, description: 'The hours of one line on one day. Held and booked hours never exceed the available ones.' })
@Entity({ tableName: 'capacity_bucket' })
@Unique({ name: 'capacity_bucket__one_per_day', properties: ['line', 'day'] })
@Check({ name: 'capacity_bucket__never_oversold', expression: 'hours_held >= 0 and hours_booked >= 0 and hours_held + hours_booked <= hours_available' })
export class CapacityBucket implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  /** Checked at commit: the buckets of a new line are written in one statement, before the line itself. */
  @ManyToOne(() => ProductionLine, { deferMode: DeferMode.INITIALLY_DEFERRED })
  line!: Rel<ProductionLine>

  @ManyToOne(() => Facility, { index: true })
  facility!: Rel<Facility>

  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @Field(() => DateScalar, { description: 'In the facility\'s time zone.' })
  @Property({ type: 'date' })
  day!: string

  @Field(() => DecimalScalar, { description: 'Working hours of the day after holidays and closures.' })
  @Property({ type: DecimalColumn, precision: 12, scale: 6 })
  hoursAvailable!: string

  @Property({ type: DecimalColumn, precision: 12, scale: 6 })
  hoursHeld!: string

  @Property({ type: DecimalColumn, precision: 12, scale: 6 })
  hoursBooked!: string
}
