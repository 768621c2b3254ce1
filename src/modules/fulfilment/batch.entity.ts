import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateScalar, DateTimeScalar, DecimalScalar, UnitCodeScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import type { UnitCode } from '../../values/unit.js'
import { Contract, ContractLine } from '../contracts/index.js'
import { Organization } from '../organizations/index.js'
import { BatchStatus } from './fulfilment.enums.js'
import { WorkOrder } from './work-order.entity.js'

/** A new object for each column: the ORM writes into it. */
const amount = () => ({ type: DecimalColumn, precision: 20, scale: 6 })

@ObjectType({ implements: Node, description: 'What is made in one go, cures, is inspected and becomes ready together.' })
@Entity({ tableName: 'batch' })
@Check({ name: 'batch__quantity', expression: 'quantity > 0 and made >= 0 and made <= quantity and scrapped >= 0 and scrapped <= quantity' })
export class Batch implements Node, EventSubject {
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

  @ManyToOne(() => WorkOrder, { index: true })
  workOrder!: Rel<WorkOrder>

  @ManyToOne(() => ContractLine, { index: true })
  contractLine!: Rel<ContractLine>

  @Field(() => Int, { description: 'Within its work order, from 1.' })
  @Property({ type: 'integer' })
  position!: number

  @Field(() => BatchStatus)
  @Enum({ items: () => BatchStatus, type: 'text', index: true })
  status!: BatchStatus

  @Field(() => DecimalScalar, { description: 'To be made.' })
  @Property(amount())
  quantity!: string

  @Field(() => DecimalScalar, { description: 'Made so far, as reported.' })
  @Property(amount())
  made: Opt<string> = '0'

  @Field(() => DecimalScalar, { description: 'Failed inspection for good, or spoiled while it waited.' })
  @Property(amount())
  scrapped: Opt<string> = '0'

  @Field(() => UnitCodeScalar)
  @Property({ type: 'string', length: 3 })
  unit!: UnitCode

  @Field(() => DateScalar, { description: 'Day of production that was planned.' })
  @Property({ type: 'date' })
  plannedOn!: string

  /** The days that it works off: allocations of production capacity. */
  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  allocations!: string[]

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  startedAt?: Date | null

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  finishedAt?: Date | null

  @Field(() => DateScalar, { nullable: true, description: 'First day on which it may be ready: the day it was finished plus the product\'s curing days.' })
  @Property({ type: 'date', nullable: true })
  curedOn?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'For products that spoil: the day it was finished plus their shelf life.' })
  @Property({ type: 'date', nullable: true })
  bestBefore?: string | null

  eventScope(): EventScope {
    return { about: [this.id, this.workOrder.id, this.contract.id], audience: [this.buyer.id, this.supplier.id], oversight: true, isPublic: false }
  }
}
