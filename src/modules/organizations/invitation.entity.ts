import type { Opt, Rel } from '@mikro-orm/core'
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { Organization } from './organization.entity.js'
import { Role } from './role.js'

export const InvitationStatus = {
  OPEN: 'OPEN',
  ACCEPTED: 'ACCEPTED',
  REVOKED: 'REVOKED',
} as const
export type InvitationStatus = keyof typeof InvitationStatus
registerEnumType(InvitationStatus, { name: 'InvitationStatus' })

@ObjectType({ implements: Node, description: 'Asks a person to join an organization; the code is told once, to whoever invites.' })
@Entity({ tableName: 'invitation' })
export class Invitation implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int)
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @Field(() => String)
  @Property({ type: 'text' })
  email!: string

  @Field(() => [Role])
  @Property({ type: 'text[]', columnType: 'text[]' })
  roles!: Role[]

  /** SHA-256 of the code. */
  @Property({ type: 'text', unique: 'invitation__token_hash', lazy: true })
  tokenHash!: string

  @Field(() => InvitationStatus)
  @Enum({ items: () => InvitationStatus, type: 'text' })
  status!: InvitationStatus

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  expiresAt!: Date

  eventScope(): EventScope {
    return { about: [this.id, this.organization.id], audience: [this.organization.id], oversight: false, isPublic: false }
  }
}
