import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Embedded, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventName, EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import { Money } from '../../values/money.js'
import { Organization } from '../organizations/index.js'
import { BulkRequest } from '../requests/index.js'
import type { Answer, Certificate, CostBreakdown, Instance } from './engine/index.js'
import { MatchObjective, MatchOutcome, MatchPlanStatus } from './match-plan.enums.js'
import type { StoredConflict, StoredDifference, StoredFairness, StoredOmission, StoredPrice, StoredRelaxation, StoredService, StoredShare, StoredVerdict } from './stored-answer.js'

@ObjectType({ implements: Node, description: 'A computed split of a bulk request over facilities and days, with its cost and the proof that there is no better one.' })
@Entity({ tableName: 'match_plan' })
@Index({ name: 'match_plan__of_request', properties: ['request', 'id'] })
@Index({ name: 'match_plan__of_buyer', properties: ['buyer', 'id'] })
@Index({ name: 'match_plan__participants', expression: 'create index match_plan__participants on match_plan using gin (participants)' })
@Check({ name: 'match_plan__held_until', expression: `status <> 'HELD' or held_until is not null` })
export class MatchPlan implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @Field(() => String, { description: 'Such as PLAN-2026-000001.' })
  @Property({ type: 'text', unique: 'match_plan__number' })
  number!: string

  @ManyToOne(() => BulkRequest)
  request!: Rel<BulkRequest>

  /** Which amendment of the request it was computed from: an amended request needs another plan. */
  @Property({ type: 'integer' })
  requestAmendment!: number

  @ManyToOne(() => Organization)
  buyer!: Rel<Organization>

  /** The plan that this one takes the place of: it had become stale, or a facility declined or did not answer. */
  @ManyToOne(() => MatchPlan, { nullable: true, index: true, deleteRule: 'no action' })
  replaces?: Rel<MatchPlan> | null

  @Field(() => MatchPlanStatus)
  @Enum({ items: () => MatchPlanStatus, type: 'text', index: true })
  status!: MatchPlanStatus

  @Field(() => MatchObjective)
  @Enum({ items: () => MatchObjective, type: 'text' })
  objective!: MatchObjective

  @Field(() => MatchOutcome)
  @Enum({ items: () => MatchOutcome, type: 'text' })
  outcome!: MatchOutcome

  @Embedded(() => Money)
  cost!: Money

  @Embedded(() => Money)
  bound!: Money

  @Property({ type: DecimalColumn, precision: 20, scale: 12 })
  gap!: string

  @Property({ type: 'jsonb' })
  breakdown!: CostBreakdown

  @Property({ type: 'jsonb' })
  verdicts!: StoredVerdict[]

  @Property({ type: 'jsonb' })
  prices!: StoredPrice[]

  @Property({ type: 'jsonb' })
  relaxations!: StoredRelaxation[]

  @Property({ type: 'jsonb' })
  conflict!: StoredConflict[]

  /** What of prices, relaxations and conflict was left out. */
  @Property({ type: 'jsonb' })
  omitted!: StoredOmission[]

  /** null: everything is served. */
  @Property({ type: 'jsonb', nullable: true })
  service?: StoredService | null

  /** Shares that the buyer asked for, or whose turn it was, line by line. */
  @Property({ type: 'jsonb' })
  shares!: StoredShare[]

  /** null: no shares were asked for. */
  @Property({ type: 'jsonb', nullable: true })
  fairness?: StoredFairness | null

  @Property({ type: 'jsonb', lazy: true })
  certificate!: Certificate

  /** What is other than in the plan that it replaces. */
  @Property({ type: 'jsonb' })
  differences!: StoredDifference[]

  /** What the engine was given: with it the plan can be computed and checked again. */
  @Property({ type: 'jsonb', lazy: true })
  instance!: Instance

  /** What the engine answered, in its own terms. */
  @Property({ type: 'jsonb', lazy: true })
  answer!: Answer

  /** At most so many facilities for a line, as the buyer chose beside the request; null: as the request says. */
  @Property({ type: 'integer', nullable: true })
  maxFacilities?: number | null

  /** Facilities that the buyer left out, and those that declined or did not answer. */
  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  excludedFacilities!: string[]

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  computedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until then the facilities may answer; what they do not accept is given back.' })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  heldUntil?: Date | null

  /** Part of it was declined or expired, and the replacement is not computed yet. */
  @Property({ type: 'boolean', index: true })
  isBroken: Opt<boolean> = false

  @Field(() => Boolean, { description: 'It covers less than was held before, or no longer keeps the shares that were asked for: the buyer confirms it, or releases it.' })
  @Property({ type: 'boolean' })
  awaitsBuyer: Opt<boolean> = false

  /** Organizations of the facilities that were asked; empty until the plan is held. */
  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  participants!: string[]

  /** What is missing, and what would help, is of the whole plan: not for the facilities. */
  eventScope(type: EventName): EventScope {
    const others = type === 'MatchPlanShort' ? [] : this.participants
    return {
      about: [this.id, this.request.id, ...(this.replaces ? [this.replaces.id] : [])],
      audience: [this.buyer.id, ...others], oversight: this.status !== 'PROPOSED', isPublic: false,
    }
  }
}
