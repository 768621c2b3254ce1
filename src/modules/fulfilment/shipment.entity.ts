import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { Contract } from '../contracts/index.js'
import { Organization } from '../organizations/index.js'
import { ShipmentStatus } from './fulfilment.enums.js'

@ObjectType({ implements: Node, description: 'Ready goods on their way to one buyer. On time is measured when it arrives.' })
@Entity({ tableName: 'shipment' })
export class Shipment implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => Contract, { index: true })
  contract!: Rel<Contract>

  @ManyToOne(() => Organization, { index: true })
  buyer!: Rel<Organization>

  /** The organization of the facility. */
  @ManyToOne(() => Organization, { index: true })
  supplier!: Rel<Organization>

  @Field(() => String, { description: 'For people, such as SHP-2026-000003.' })
  @Property({ type: 'text', unique: 'shipment__number' })
  number!: string

  @Field(() => ShipmentStatus)
  @Enum({ items: () => ShipmentStatus, type: 'text', index: true })
  status!: ShipmentStatus

  @Field(() => String, { nullable: true, description: 'Vehicle or carrier.' })
  @Property({ type: 'text', nullable: true })
  carrier?: string | null

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  preparedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  dispatchedAt?: Date | null

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  arrivedAt?: Date | null

  @Field(() => Int, { nullable: true, description: 'Days that it arrived after the promised or revised day; 0 is on time; null until it has arrived.' })
  @Property({ type: 'integer', nullable: true })
  daysLate?: number | null

  eventScope(): EventScope {
    return { about: [this.id, this.contract.id], audience: [this.buyer.id, this.supplier.id], oversight: true, isPublic: false }
  }
}
