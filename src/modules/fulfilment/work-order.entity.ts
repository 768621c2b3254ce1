import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateScalar, DecimalScalar, UnitCodeScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import type { UnitCode } from '../../values/unit.js'
import { Contract, ContractLine } from '../contracts/index.js'
import { Facility, ProductionLine } from '../facilities/index.js'
import { Organization } from '../organizations/index.js'
import { SampleStatus, WorkOrderStatus } from './fulfilment.enums.js'

@ObjectType({ implements: Node, description: 'Tells a production line what to make for a line of a contract, and by when.' })
@Entity({ tableName: 'work_order' })
@Check({ name: 'work_order__days', expression: 'start_on <= end_on' })
export class WorkOrder implements Node, EventSubject {
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

  @ManyToOne(() => Facility, { index: true })
  facility!: Rel<Facility>

  @ManyToOne(() => ProductionLine, { index: true })
  productionLine!: Rel<ProductionLine>

  @Field(() => String, { description: 'For people, such as WO-2026-000007.' })
  @Property({ type: 'text', unique: 'work_order__number' })
  number!: string

  @Field(() => WorkOrderStatus)
  @Enum({ items: () => WorkOrderStatus, type: 'text', index: true })
  status!: WorkOrderStatus

  @Field(() => DecimalScalar, { description: 'As ordered at first; its batches say what became of it.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  quantity!: string

  @Field(() => UnitCodeScalar)
  @Property({ type: 'string', length: 3 })
  unit!: UnitCode

  @Field(() => DateScalar, { description: 'First day of production.' })
  @Property({ type: 'date' })
  startOn!: string

  @Field(() => DateScalar, { description: 'Last day of production.' })
  @Property({ type: 'date' })
  endOn!: string

  @Field(() => Boolean, { description: 'Makes again what was rejected, scrapped, lost or short.' })
  @Property({ type: 'boolean' })
  isReplacement!: boolean

  @Field(() => SampleStatus, { description: 'Its batches are released when the sample is APPROVED or NOT_REQUIRED.' })
  @Enum({ items: () => SampleStatus, type: 'text' })
  sample!: SampleStatus

  @Field(() => String, { nullable: true, description: 'What the facility showed, or what the buyer wants to be other.' })
  @Property({ type: 'text', nullable: true })
  sampleNote?: string | null

  eventScope(): EventScope {
    return { about: [this.id, this.contract.id, this.facility.id], audience: [this.buyer.id, this.supplier.id], oversight: true, isPublic: false }
  }
}
