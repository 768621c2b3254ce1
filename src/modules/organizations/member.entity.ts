import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { User } from '../identity/index.js'
import { Organization } from './organization.entity.js'
import { Role } from './role.js'

export const MemberStatus = {
  ACTIVE: 'ACTIVE',
  REMOVED: 'REMOVED',
} as const
export type MemberStatus = keyof typeof MemberStatus
registerEnumType(MemberStatus, { name: 'MemberStatus' })

@ObjectType({ implements: Node, description: 'A person in an organization, with roles.' })
@Entity({ tableName: 'member' })
@Index({ name: 'member__of_organization', properties: ['organization', 'id'] })
@Unique({ name: 'member__once_per_organization', properties: ['organization', 'user'] })
export class Member implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int)
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => Organization)
  organization!: Rel<Organization>

  @ManyToOne(() => User, { index: true })
  user!: Rel<User>

  @Field(() => [Role])
  @Property({ type: 'text[]', columnType: 'text[]' })
  roles!: Role[]

  @Field(() => MemberStatus)
  @Enum({ items: () => MemberStatus, type: 'text' })
  status!: MemberStatus

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  joinedAt!: Date

  eventScope(): EventScope {
    return { about: [this.id, this.organization.id], audience: [this.organization.id], oversight: false, isPublic: false }
  }
}
