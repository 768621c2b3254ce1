import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Embedded, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { Money } from '../../values/money.js'
import { Facility } from '../facilities/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequest } from '../requests/index.js'
import { MatchPlan } from './match-plan.entity.js'
import { AwardStatus } from './match-plan.enums.js'

@ObjectType({ implements: Node, description: 'One facility\'s part of a held plan, which it accepts or declines.' })
@Entity({ tableName: 'award' })
@Index({ name: 'award__of_facility', properties: ['facility', 'id'] })
@Index({ name: 'award__of_buyer', properties: ['buyer', 'id'] })
@Index({ name: 'award__of_supplier', properties: ['supplier', 'id'] })
@Index({ name: 'award__unanswered', expression: `create index award__unanswered on award (respond_by) where status = 'PENDING'` })
@Check({ name: 'award__answered', expression: `(status = 'PENDING') = (responded_at is null)` })
export class Award implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  /** The plan in force: an accepted award moves to the plan that replaces its own. */
  @ManyToOne(() => MatchPlan, { index: true })
  plan!: Rel<MatchPlan>

  @ManyToOne(() => BulkRequest, { index: true })
  request!: Rel<BulkRequest>

  @ManyToOne(() => Organization)
  buyer!: Rel<Organization>

  /** The organization of the facility. */
  @ManyToOne(() => Organization)
  supplier!: Rel<Organization>

  @ManyToOne(() => Facility)
  facility!: Rel<Facility>

  @Field(() => AwardStatus)
  @Enum({ items: () => AwardStatus, type: 'text', index: true })
  status!: AwardStatus

  @Field(() => Money, { description: 'Production, set-up and transport of the facility\'s part.' })
  @Embedded(() => Money)
  value!: Money

  @Field(() => DateTimeScalar, { description: 'The answer must come before this instant.' })
  @Property({ type: 'timestamptz', length: 3 })
  respondBy!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was accepted, declined, given back or ran out.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  respondedAt?: Date | null

  @Field(() => String, { nullable: true, description: 'Why it was declined or given back.' })
  @Property({ type: 'text', nullable: true })
  reason?: string | null

  eventScope(): EventScope {
    return {
      about: [this.id, this.plan.id, this.request.id, this.facility.id],
      audience: [this.buyer.id, this.supplier.id], oversight: true, isPublic: false,
    }
  }
}
