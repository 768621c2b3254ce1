import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { Organization } from './organization.entity.js'
import { Role } from './role.js'

export const ApiKeyScope = {
  READ: 'READ',
  WRITE: 'WRITE',
} as const
export type ApiKeyScope = keyof typeof ApiKeyScope
registerEnumType(ApiKeyScope, { name: 'ApiKeyScope', description: 'What a key may do at most: queries and subscriptions, or mutations too.' })

@ObjectType({ implements: Node, description: 'Lets software act for an organization, in given roles and scopes.' })
@Entity({ tableName: 'api_key' })
export class ApiKey implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int)
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @Field(() => String, { description: 'What it is for.' })
  @Property({ type: 'text' })
  name!: string

  @Field(() => String, { description: 'The key\'s first characters, to recognize it by.' })
  @Property({ type: 'text' })
  prefix!: string

  /** SHA-256 of the key; the key itself is told once and stored nowhere. */
  @Property({ type: 'text', unique: 'api_key__secret_hash', lazy: true })
  secretHash!: string

  @Field(() => [Role])
  @Property({ type: 'text[]', columnType: 'text[]' })
  roles!: Role[]

  @Field(() => [ApiKeyScope])
  @Property({ type: 'text[]', columnType: 'text[]' })
  scopes!: ApiKeyScope[]

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  expiresAt?: Date | null

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true })
  revokedAt?: Date | null

  eventScope(): EventScope {
    return { about: [this.id, this.organization.id], audience: [this.organization.id], oversight: false, isPublic: false }
  }
}
