import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { CurrencyCodeScalar, DateScalar, DecimalScalar, UnitCodeScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import type { UnitCode } from '../../values/unit.js'
import { Product } from '../catalogue/index.js'

@ObjectType({ implements: Node, description: 'What it costs and takes to carry goods, from a day on: of one product, or of all that are measured in a unit.' })
@Entity({ tableName: 'transport_tariff' })
@Index({ name: 'transport_tariff__in_force', properties: ['unit', 'validFrom'] })
@Check({ name: 'transport_tariff__not_negative', expression: 'per_unit_km >= 0 and per_trip >= 0 and days_per_km >= 0 and road_factor >= 1 and (trip_load is null or trip_load > 0)' })
@Check({ name: 'transport_tariff__dates', expression: 'valid_to is null or valid_from < valid_to' })
export class TransportTariff implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int)
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  /** null: every product with this unit that has no tariff of its own. */
  @ManyToOne(() => Product, { nullable: true, index: true, deleteRule: 'no action' })
  product?: Rel<Product> | null

  @Field(() => UnitCodeScalar, { description: 'Unit of the goods.' })
  @Property({ type: 'string', length: 3 })
  unit!: UnitCode

  @Field(() => CurrencyCodeScalar)
  @Property({ type: 'character', length: 3 })
  currency!: string

  @Field(() => DecimalScalar, { description: 'Money for one unit over one kilometre of road.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  perUnitKm!: string

  @Field(() => DecimalScalar, { description: 'Money for each trip, however far.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 4 })
  perTrip!: string

  @Field(() => DecimalScalar, { nullable: true, description: 'Units that one trip carries; null: all in one trip.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6, nullable: true })
  tripLoad?: string | null

  @Field(() => DecimalScalar, { description: 'Days of transport for one kilometre of road; rounded up to whole days.' })
  @Property({ type: DecimalColumn, precision: 12, scale: 8 })
  daysPerKm!: string

  @Field(() => DecimalScalar, { description: 'Kilometres of road for one kilometre as the crow flies.' })
  @Property({ type: DecimalColumn, precision: 6, scale: 3 })
  roadFactor!: string

  @Field(() => DateScalar)
  @Property({ type: 'date' })
  validFrom!: string

  @Field(() => DateScalar, { nullable: true, description: 'The day after its last one.' })
  @Property({ type: 'date', nullable: true })
  validTo?: string | null

  @Field(() => String, { description: 'Where the figures come from.' })
  @Property({ type: 'text' })
  source!: string

  eventScope(): EventScope {
    return { about: [this.id], audience: [], oversight: true, isPublic: true }
  }
}
