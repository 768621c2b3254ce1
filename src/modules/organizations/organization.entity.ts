import type { Opt } from '@mikro-orm/core'
import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar, RegionCodeScalar } from '../../platform/scalars.js'

export const OrganizationKind = {
  AGENCY: 'AGENCY',
  BUSINESS: 'BUSINESS',
  FACILITY: 'FACILITY',
  AUTHORITY: 'AUTHORITY',
} as const
export type OrganizationKind = keyof typeof OrganizationKind
registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'What an organization is to the platform.',
  valuesConfig: {
    AGENCY: { description: 'A regional government or another public buyer.' },
    BUSINESS: { description: 'A private buyer.' },
    FACILITY: { description: 'Produces, for example a correctional facility.' },
    AUTHORITY: { description: 'Supervises facilities: the ministry or a regional office.' },
  },
})

export const OrganizationStatus = {
  UNVERIFIED: 'UNVERIFIED',
  VERIFIED: 'VERIFIED',
  SUSPENDED: 'SUSPENDED',
} as const
export type OrganizationStatus = keyof typeof OrganizationStatus
registerEnumType(OrganizationStatus, { name: 'OrganizationStatus', description: 'Only verified organizations trade; the authority verifies.' })

@ObjectType({ implements: Node, description: 'A buyer, a facility or an authority. Every actor acts for exactly one.' })
@Entity({ tableName: 'organization' })
@Index({ name: 'organization__region', expression: 'create index organization__region on organization (region text_pattern_ops)' })
export class Organization implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @Field(() => String)
  @Property({ type: 'text', index: true })
  name!: string

  @Field(() => OrganizationKind)
  @Enum({ items: () => OrganizationKind, type: 'text', index: true })
  kind!: OrganizationKind

  @Field(() => OrganizationStatus)
  @Enum({ items: () => OrganizationStatus, type: 'text', index: true })
  status!: OrganizationStatus

  @Field(() => RegionCodeScalar, { description: 'Seat, as a Kemendagri region code.' })
  @Property({ type: 'text' })
  region!: string

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date

  /** The person who registered it sees it before it is verified, whichever organization they act for. */
  @Property({ type: 'uuid', nullable: true })
  founder?: string | null

  eventScope(): EventScope {
    return { about: [this.id], audience: [this.id], oversight: true, isPublic: false }
  }
}
