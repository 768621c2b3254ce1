import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateScalar } from '../../platform/scalars.js'
import { Organization } from '../organizations/index.js'
import { Facility } from './facility.entity.js'
import { ProductionLine } from './production-line.entity.js'

export const ClosureStatus = {
  PLANNED: 'PLANNED',
  REMOVED: 'REMOVED',
} as const
export type ClosureStatus = keyof typeof ClosureStatus
registerEnumType(ClosureStatus, {
  name: 'ClosureStatus',
  valuesConfig: { PLANNED: { description: 'Takes the hours of its days away.' }, REMOVED: { description: 'Was taken back; kept as a record.' } },
})

@ObjectType({ implements: Node, description: 'Days on which a facility, or one of its lines, does not produce.' })
@Entity({ tableName: 'closure' })
@Index({ name: 'closure__of_facility', properties: ['facility', 'id'] })
@Check({ name: 'closure__period', expression: 'to_date > from_date' })
export class Closure implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => Facility)
  facility!: Rel<Facility>

  /** null: the whole facility. */
  @ManyToOne(() => ProductionLine, { index: true, nullable: true, deleteRule: 'no action' })
  line?: Rel<ProductionLine> | null

  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @Field(() => DateScalar, { description: 'First closed day.' })
  @Property({ type: 'date' })
  fromDate!: string

  @Field(() => DateScalar, { description: 'The day after the last closed one.' })
  @Property({ type: 'date' })
  toDate!: string

  @Field(() => String)
  @Property({ type: 'text' })
  reason!: string

  @Field(() => ClosureStatus)
  @Enum({ items: () => ClosureStatus, type: 'text' })
  status!: ClosureStatus

  eventScope(): EventScope {
    const { id, line, facility, organization } = this
    return { about: [id, facility.id, organization.id, ...line ? [line.id] : []], audience: [organization.id], oversight: true, isPublic: false }
  }
}
