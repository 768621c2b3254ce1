import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateScalar, DateTimeScalar } from '../../platform/scalars.js'
import { Contract, ContractLine } from '../contracts/index.js'
import { Organization } from '../organizations/index.js'
import { PromiseRevisionStatus } from './fulfilment.enums.js'

@ObjectType({ implements: Node, description: 'A facility says early that a promised day is at risk and proposes another; if the buyer refuses, the late clock keeps the promised day.' })
@Entity({ tableName: 'promise_revision' })
@Index({ name: 'promise_revision__one_open', expression: `create unique index promise_revision__one_open on promise_revision (contract_line_id) where status = 'PROPOSED'` })
export class PromiseRevision implements Node, EventSubject {
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

  @ManyToOne(() => ContractLine, { index: true })
  contractLine!: Rel<ContractLine>

  @Field(() => PromiseRevisionStatus)
  @Enum({ items: () => PromiseRevisionStatus, type: 'text' })
  status!: PromiseRevisionStatus

  @Field(() => DateScalar, { description: 'Day of arrival that is proposed.' })
  @Property({ type: 'date' })
  proposedOn!: string

  @Field(() => String)
  @Property({ type: 'text' })
  reason!: string

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  proposedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  answeredAt?: Date | null

  eventScope(): EventScope {
    return { about: [this.id, this.contract.id], audience: [this.buyer.id, this.supplier.id], oversight: true, isPublic: false }
  }
}
