import type { Rel } from '@mikro-orm/core'
import { Check, Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DecimalScalar, UnitCodeScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import type { UnitCode } from '../../values/unit.js'
import { ContractLine } from '../contracts/index.js'
import { Organization } from '../organizations/index.js'
import { Receipt } from './receipt.entity.js'

/** A new object for each column: the ORM writes into it. */
const amount = () => ({ type: DecimalColumn, precision: 20, scale: 6 })

@ObjectType({ implements: Node, description: 'What became of one line of a shipment: shipped = accepted + rejected + short.' })
@Entity({ tableName: 'receipt_line' })
@Unique({ name: 'receipt_line__once', properties: ['receipt', 'contractLine'] })
@Check({ name: 'receipt_line__adds_up', expression: 'shipped = accepted + rejected + short and accepted >= 0 and rejected >= 0 and short >= 0' })
@Check({ name: 'receipt_line__reason', expression: 'rejected = 0 or rejection_reason is not null' })
export class ReceiptLine implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => Receipt, { index: true })
  receipt!: Rel<Receipt>

  @ManyToOne(() => ContractLine, { index: true })
  contractLine!: Rel<ContractLine>

  @ManyToOne(() => Organization, { index: true })
  buyer!: Rel<Organization>

  @ManyToOne(() => Organization, { index: true })
  supplier!: Rel<Organization>

  @Field(() => UnitCodeScalar)
  @Property({ type: 'string', length: 3 })
  unit!: UnitCode

  @Field(() => DecimalScalar)
  @Property(amount())
  shipped!: string

  @Field(() => DecimalScalar)
  @Property(amount())
  accepted!: string

  @Field(() => DecimalScalar, { description: 'Becomes replacement demand.' })
  @Property(amount())
  rejected!: string

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  rejectionReason?: string | null

  @Field(() => DecimalScalar, { description: 'Dispatched but not there; becomes replacement demand.' })
  @Property(amount())
  short!: string
}
