import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { DateTimeScalar, JsonObjectScalar } from '../scalars.js'
import { Node } from '../node.js'
import { newId } from '../id.js'
import type { Change } from './changes.js'

/** Filled by `app/modules.ts` with the names that the modules declare, before the schema is built. */
export const EventType: Record<string, string> = {}

@ObjectType({ implements: Node, description: 'One thing that happened. The log is append-only: audit trail and live stream in one.' })
@Entity({ tableName: 'event' })
@Index({ name: 'event__unsequenced', expression: 'create index event__unsequenced on event (id) where position is null' })
@Index({ name: 'event__about', expression: 'create index event__about on event using gin (about)' })
export class Event implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  /** Dense and total: given to every committed event by the sequencer. */
  @Property({ type: 'bigint', nullable: true, unique: 'event__position' })
  position?: string

  @Field(() => EventType, { description: 'What happened.' })
  @Property({ type: 'text' })
  type!: string

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  occurredAt!: Date

  @Field(() => String, { description: 'GraphQL type of the aggregate that it happened to.' })
  @Property({ type: 'text' })
  subjectType!: string

  @Field(() => ID, { description: 'Id of the aggregate that it happened to.' })
  @Property({ type: 'uuid' })
  subjectId!: string

  @Field(() => Int, { description: 'Version of the aggregate after it.' })
  @Property({ type: 'integer' })
  subjectVersion!: number

  /** null: time did it. */
  @Property({ type: 'uuid', nullable: true })
  actorUser?: string | null

  @Property({ type: 'uuid', nullable: true })
  actorOrganization?: string | null

  @Field(() => String, { description: 'Of the request that caused it; the same in logs and error reports.' })
  @Property({ type: 'text' })
  correlationId!: string

  @Field(() => JsonObjectScalar, { description: 'The facts, by the kind of event.' })
  @Property({ type: 'jsonb' })
  payload!: Record<string, unknown>

  /** Column values before and after, by table and id: the audit trail. */
  @Property({ type: 'jsonb' })
  changes!: Change[]

  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  about!: string[]

  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  audience!: string[]

  @Property({ type: 'text[]', columnType: 'text[]', default: [] })
  kinds!: string[]

  @Property({ type: 'boolean' })
  oversight!: boolean

  @Property({ type: 'boolean' })
  isPublic!: boolean
}
