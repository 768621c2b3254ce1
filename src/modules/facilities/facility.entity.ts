import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar, RegionCodeScalar } from '../../platform/scalars.js'
import { Organization } from '../organizations/index.js'

export const FacilityStatus = {
  ACTIVE: 'ACTIVE',
  CLOSED: 'CLOSED',
} as const
export type FacilityStatus = keyof typeof FacilityStatus
registerEnumType(FacilityStatus, {
  name: 'FacilityStatus',
  valuesConfig: { ACTIVE: { description: 'Produces.' }, CLOSED: { description: 'Produces no more and never again.' } },
})

@ObjectType({ implements: Node, description: 'A place with production lines. It trades while its organization is verified.' })
@Entity({ tableName: 'facility' })
@Index({ name: 'facility__region', expression: 'create index facility__region on facility (region text_pattern_ops)' })
@Index({ name: 'facility__search', expression: 'create index facility__search on facility using gin (search)' })
@Check({ name: 'facility__on_earth', expression: 'abs(latitude::numeric) <= 90 and abs(longitude::numeric) <= 180' })
export class Facility implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @ManyToOne(() => Organization, { index: true })
  organization!: Rel<Organization>

  @Field(() => String)
  @Property({ type: 'text', index: true })
  name!: string

  @Field(() => RegionCodeScalar, { description: 'Where it stands: regency or city, or smaller.' })
  @Property({ type: 'text' })
  region!: string

  @Field(() => Float, { description: 'Degrees north of the equator (WGS 84); south is negative.' })
  @Property({ type: 'double' })
  latitude!: number

  @Field(() => Float, { description: 'Degrees east of Greenwich (WGS 84).' })
  @Property({ type: 'double' })
  longitude!: number

  @Field(() => String, { description: 'IANA time zone that its calendar days are in, such as "Asia/Jakarta".' })
  @Property({ type: 'text' })
  timezone!: string

  @Field(() => String, { description: 'In its own words: what it makes, and the city and landmarks by which people know it.' })
  @Property({ type: 'text' })
  description: Opt<string> = ''

  @Field(() => FacilityStatus)
  @Enum({ items: () => FacilityStatus, type: 'text', index: true })
  status!: FacilityStatus

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date

  eventScope(): EventScope {
    return { about: [this.id, this.organization.id], audience: [this.organization.id], oversight: true, isPublic: false }
  }
}
