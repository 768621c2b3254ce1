import type { Rel } from '@mikro-orm/core'
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar, DecimalScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import { Organization } from '../organizations/index.js'
import { Batch } from './batch.entity.js'
import { InspectionResult } from './fulfilment.enums.js'

@ObjectType({ implements: Node, description: 'What a quality officer found on a batch.' })
@Entity({ tableName: 'inspection' })
export class Inspection implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => Batch, { index: true })
  batch!: Rel<Batch>

  @ManyToOne(() => Organization, { index: true })
  buyer!: Rel<Organization>

  @ManyToOne(() => Organization, { index: true })
  supplier!: Rel<Organization>

  @Field(() => InspectionResult)
  @Enum({ items: () => InspectionResult, type: 'text' })
  result!: InspectionResult

  @Field(() => DecimalScalar, { description: 'Scrapped by this inspection.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  scrapped!: string

  @Field(() => String)
  @Property({ type: 'text' })
  findings!: string

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  inspectedAt!: Date
}
