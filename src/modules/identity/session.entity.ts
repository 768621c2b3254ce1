import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { User } from './user.entity.js'

@ObjectType({ implements: Node, description: 'One sign-in of a person. Revoking it works at once, also on open sockets.' })
@Entity({ tableName: 'session' })
export class Session implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => User, { index: true })
  user!: Rel<User>

  /** The organization it acts for; null: the person has no membership yet. */
  @Property({ type: 'uuid', nullable: true })
  organizationId?: string | null

  /** SHA-256 of the token; the token itself is told once and stored nowhere. */
  @Property({ type: 'text', unique: 'session__token_hash', lazy: true })
  tokenHash!: string

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  expiresAt!: Date

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  revokedAt?: Date | null

  eventScope(): EventScope {
    return { about: [this.id, this.user.id], audience: [], oversight: false, isPublic: false }
  }
}
