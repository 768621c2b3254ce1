import type { Opt } from '@mikro-orm/core'
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'

@ObjectType({ implements: Node, description: 'A person who signs in. What they may do comes from their memberships.' })
@Entity({ tableName: 'user_account' })
export class User implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  /** Lower case; unique. */
  @Property({ type: 'text', unique: 'user_account__email' })
  email!: string

  /** argon2id, PHC string. */
  @Property({ type: 'text', lazy: true })
  passwordHash!: string

  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date

  /** Organizations that this person belongs to: who may see the name. Kept by the memberships. */
  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  organizations: Opt<string[]> = []

  eventScope(): EventScope {
    return { about: [this.id], audience: [], oversight: false, isPublic: false }
  }
}
