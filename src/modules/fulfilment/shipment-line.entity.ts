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
import { Shipment } from './shipment.entity.js'

@ObjectType({ implements: Node, description: 'How much of one contract line is in a shipment.' })
@Entity({ tableName: 'shipment_line' })
@Unique({ name: 'shipment_line__once', properties: ['shipment', 'contractLine'] })
@Check({ name: 'shipment_line__quantity', expression: 'quantity > 0' })
export class ShipmentLine implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => Shipment, { index: true })
  shipment!: Rel<Shipment>

  @ManyToOne(() => ContractLine, { index: true })
  contractLine!: Rel<ContractLine>

  @ManyToOne(() => Organization, { index: true })
  buyer!: Rel<Organization>

  @ManyToOne(() => Organization, { index: true })
  supplier!: Rel<Organization>

  @Field(() => DecimalScalar)
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  quantity!: string

  @Field(() => UnitCodeScalar)
  @Property({ type: 'string', length: 3 })
  unit!: UnitCode
}
