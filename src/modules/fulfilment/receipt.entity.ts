import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { Contract } from '../contracts/index.js'
import { Organization } from '../organizations/index.js'
import { Shipment } from './shipment.entity.js'

@ObjectType({ implements: Node, description: 'The signed handover of a shipment (BAST): what was accepted, rejected and missing.' })
@Entity({ tableName: 'receipt' })
@Unique({ name: 'receipt__one_per_shipment', properties: ['shipment'] })
export class Receipt implements Node, EventSubject {
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

  @ManyToOne(() => Shipment)
  shipment!: Rel<Shipment>

  @Field(() => String, { description: 'For people, such as BAST-2026-000003.' })
  @Property({ type: 'text', unique: 'receipt__number' })
  number!: string

  @Field(() => DateTimeScalar, { description: 'When the buyer received and signed.' })
  @Property({ type: 'timestamptz', length: 3 })
  receivedAt!: Date

  /** The person who signed for the buyer. */
  @Property({ type: 'uuid', nullable: true })
  receivedBy?: string | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the facility signed.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  confirmedAt?: Date | null

  /** The person who signed for the facility. */
  @Property({ type: 'uuid', nullable: true })
  confirmedBy?: string | null

  eventScope(): EventScope {
    return { about: [this.id, this.shipment.id, this.contract.id], audience: [this.buyer.id, this.supplier.id], oversight: true, isPublic: false }
  }
}
