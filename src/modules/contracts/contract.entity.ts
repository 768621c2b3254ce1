import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Embedded, Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { Money } from '../../values/money.js'
import { Facility } from '../facilities/index.js'
import { Award, MatchPlan } from '../matching/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequest } from '../requests/index.js'
import { ContractForm, ContractStatus } from './contract.enums.js'

@ObjectType({ implements: Node, description: 'What one facility owes one buyer under a request: agreed, signed by both, then fulfilled.' })
@Entity({ tableName: 'contract' })
@Index({ name: 'contract__of_request', properties: ['request', 'id'] })
@Index({ name: 'contract__of_buyer', properties: ['buyer', 'id'] })
@Index({ name: 'contract__of_supplier', properties: ['supplier', 'id'] })
@Index({ name: 'contract__of_facility', properties: ['facility', 'id'] })
@Unique({ name: 'contract__one_per_award', properties: ['award'] })
@Check({ name: 'contract__active_is_signed', expression: `status = 'PENDING' or status = 'CANCELLED' or (buyer_signed_at is not null and supplier_signed_at is not null)` })
export class Contract implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @Field(() => String, { description: 'For people, such as CTR-2026-000042.' })
  @Property({ type: 'text', unique: 'contract__number' })
  number!: string

  @ManyToOne(() => BulkRequest)
  request!: Rel<BulkRequest>

  @ManyToOne(() => Award)
  award!: Rel<Award>

  @ManyToOne(() => MatchPlan, { index: true })
  plan!: Rel<MatchPlan>

  @ManyToOne(() => Organization)
  buyer!: Rel<Organization>

  /** The organization of the facility. */
  @ManyToOne(() => Organization)
  supplier!: Rel<Organization>

  @ManyToOne(() => Facility)
  facility!: Rel<Facility>

  @Field(() => ContractStatus)
  @Enum({ items: () => ContractStatus, type: 'text', index: true })
  status!: ContractStatus

  @Field(() => ContractForm)
  @Enum({ items: () => ContractForm, type: 'text' })
  form!: ContractForm

  @Field(() => Money, { description: 'Of all lines, with set-up and transport, as agreed.' })
  @Embedded(() => Money)
  value!: Money

  @Field(() => Int, { description: '1 when drafted; raised by every accepted amendment.' })
  @Property({ type: 'integer' })
  revision: Opt<number> = 1

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  buyerSignedAt?: Date | null

  /** The person who signed for the buyer. */
  @Property({ type: 'uuid', nullable: true })
  buyerSignedBy?: string | null

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  supplierSignedAt?: Date | null

  /** The person who signed for the facility. */
  @Property({ type: 'uuid', nullable: true })
  supplierSignedBy?: string | null

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  draftedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was completed, terminated or cancelled.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  endedAt?: Date | null

  @Field(() => String, { nullable: true, description: 'Why it was cancelled or terminated.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null

  @Field(() => Money, { nullable: true, description: 'Set by a termination: what the accepted and the finished work is worth.' })
  @Embedded(() => Money, { nullable: true })
  finishedValue?: Money | null

  eventScope(): EventScope {
    return {
      about: [this.id, this.request.id, this.plan.id, this.facility.id],
      audience: [this.buyer.id, this.supplier.id], oversight: true, isPublic: false,
    }
  }
}
