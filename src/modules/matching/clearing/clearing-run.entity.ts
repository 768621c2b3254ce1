import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../../platform/events/payloads.js'
import { newId } from '../../../platform/id.js'
import { Node } from '../../../platform/node.js'
import { DateTimeScalar, DecimalScalar, RegionCodeScalar } from '../../../platform/scalars.js'
import { DecimalColumn } from '../../../values/decimal-column.js'
import { Organization } from '../../organizations/index.js'
import type { Answer, Instance } from '../engine/index.js'
import { MatchObjective } from '../match-plan.enums.js'
import { ClearingService, Fairness } from '../scarcity.types.js'
import { SearchPhase } from './search-phase.js'
import { ClearingResult, ClearingStatus, type StoredClearingResult } from './clearing-run.types.js'

@ObjectType({ implements: Node, description: 'One joint planning of many published requests that compete for the same hours. It proposes a plan for each, and reserves nothing.' })
@Entity({ tableName: 'clearing_run' })
@Index({ name: 'clearing_run__one_per_region', expression: `create unique index clearing_run__one_per_region on clearing_run (region) where status = 'RUNNING'` })
@Check({ name: 'clearing_run__ended', expression: `(status = 'RUNNING') = (ended_at is null)` })
export class ClearingRun implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  /** The authority that started it. */
  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @Field(() => RegionCodeScalar, { description: 'The region that the requests are delivered to.' })
  @Property({ type: 'text' })
  region!: string

  @Field(() => ClearingStatus)
  @Enum({ items: () => ClearingStatus, type: 'text' })
  status!: ClearingStatus

  @Field(() => Int, { description: 'Seconds after which the best plan so far is taken.' })
  @Property({ type: 'integer' })
  timeLimitSeconds!: number

  @Field(() => MatchObjective, { description: 'What the joint plan is best at, once it is decided who is served.' })
  @Enum({ items: () => MatchObjective, type: 'text' })
  objective!: MatchObjective

  @Field(() => Fairness, { description: 'Who is served when capacity does not suffice for all.' })
  @Enum({ items: () => Fairness, type: 'text' })
  fairness!: Fairness

  /** The requests that take part, in the order in which they were found. */
  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  requests!: string[]

  @Field(() => SearchPhase, { nullable: true, description: 'What the search is at; null: it has not begun, or the run has ended.' })
  @Enum({ items: () => SearchPhase, type: 'text', nullable: true })
  phase?: SearchPhase | null

  @Field(() => DecimalScalar, { nullable: true, description: 'Cost of the best joint plan so far, in rupiah; null, as `bound` and `gap`: there is none yet, or another phase than COST is under way.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 4, nullable: true })
  best?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'No joint plan that serves everything, and is as good by the objective, costs less: proven so far.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 4, nullable: true })
  bound?: string | null

  @Field(() => DecimalScalar, { nullable: true, description: '(best − bound) / best.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 12, nullable: true })
  gap?: string | null

  @Field(() => ClearingService, { nullable: true, description: 'How scarce capacity was divided; null: everything is served, or the run has not ended.' })
  @Property({ type: 'jsonb', nullable: true })
  service?: ClearingService | null

  @Field(() => [ClearingResult], { description: 'One for each request once the run has ended.' })
  @Property({ type: 'jsonb' })
  results: Opt<StoredClearingResult[]> = []

  /** What the engine was given for all requests together, and what it answered; null until then. */
  @Property({ type: 'jsonb', nullable: true, lazy: true })
  instance?: Instance | null

  @Property({ type: 'jsonb', nullable: true, lazy: true })
  answer?: Answer | null

  @Field(() => Boolean, { description: 'Somebody asked it to end with the best plan that it has.' })
  @Property({ type: 'boolean' })
  isStopping: Opt<boolean> = false

  /** On the database's clock: null until a server works on it, and silent when that server is gone. */
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  heartbeatAt?: Date | null

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  startedAt!: Date

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  endedAt?: Date | null

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  @Property({ type: 'text', nullable: true })
  failure?: string | null

  eventScope(): EventScope {
    return { about: [this.id], audience: [this.organization.id], oversight: true, isPublic: false }
  }
}
