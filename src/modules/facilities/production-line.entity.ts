import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DecimalScalar } from '../../platform/scalars.js'
import { Organization } from '../organizations/index.js'
import { Facility } from './facility.entity.js'

export const LineStatus = {
  ACTIVE: 'ACTIVE',
  RETIRED: 'RETIRED',
} as const
export type LineStatus = keyof typeof LineStatus
registerEnumType(LineStatus, {
  name: 'LineStatus',
  valuesConfig: { ACTIVE: { description: 'Produces.' }, RETIRED: { description: 'Produces no more and never again.' } },
})

@ObjectType({ implements: Node, description: 'A line has one pool of hours a day, however many products it can make.' })
@Entity({ tableName: 'production_line' })
@Check({ name: 'production_line__week', expression: 'cardinality(hours_per_weekday) = 7 and 0 <= all(hours_per_weekday::numeric[]) and 24 >= all(hours_per_weekday::numeric[])' })
@Check({ name: 'production_line__crew', expression: 'crew >= 0' })
export class ProductionLine implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => Facility, { index: true })
  facility!: Rel<Facility>

  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @Field(() => String)
  @Property({ type: 'text', index: true })
  name!: string

  /** As text, because the driver reads numeric arrays as floats. */
  @Field(() => [DecimalScalar], { description: 'Working hours from Monday to Sunday, 0 to 24 each; holidays and closures come off.' })
  @Property({ type: 'text[]', columnType: 'text[]' })
  hoursPerWeekday!: string[]

  @Field(() => Int, { description: 'People who work on it at a time. A count only: nobody in custody is recorded.' })
  @Property({ type: 'integer' })
  crew!: number

  @Field(() => LineStatus)
  @Enum({ items: () => LineStatus, type: 'text', index: true })
  status!: LineStatus

  eventScope(): EventScope {
    return { about: [this.id, this.facility.id, this.organization.id], audience: [this.organization.id], oversight: true, isPublic: false }
  }
}
