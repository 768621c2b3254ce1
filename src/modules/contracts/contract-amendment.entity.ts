import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar, JsonObjectScalar } from '../../platform/scalars.js'
import { Organization } from '../organizations/index.js'
import { Contract } from './contract.entity.js'
import { AmendmentStatus } from './contract.enums.js'

/** What an amendment changes on one line; class, unit and lot are not among it. */
export interface LineChange { lineId: string; ordered?: string; unitPrice?: string; promisedOn?: string }

@ObjectType({ implements: Node, description: 'A change of quantity, price or date that one side proposes and the other accepts.' })
@Entity({ tableName: 'contract_amendment' })
@Unique({ name: 'contract_amendment__number', properties: ['contract', 'number'] })
export class ContractAmendment implements Node, EventSubject {
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

  @Field(() => Int, { description: 'From 1, in order of proposal.' })
  @Property({ type: 'integer' })
  number!: number

  @Field(() => AmendmentStatus)
  @Enum({ items: () => AmendmentStatus, type: 'text' })
  status!: AmendmentStatus

  /** The organization that proposes it; the other side answers. */
  @ManyToOne(() => Organization, { index: true })
  proposedBy!: Rel<Organization>

  @Field(() => String)
  @Property({ type: 'text' })
  rationale!: string

  @Field(() => [JsonObjectScalar], { description: 'Per line: lineId and the new ordered quantity, unitPrice or promisedOn.' })
  @Property({ type: 'jsonb' })
  changes!: LineChange[]

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
