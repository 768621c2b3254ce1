import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Embedded, Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { CurrencyCodeScalar, DateTimeScalar } from '../../platform/scalars.js'
import { Money } from '../../values/money.js'
import { User } from '../identity/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequestStatus, ProcurementRoute } from './bulk-request.enums.js'

/** Stands in `earliestWindow` of a draft that has no delivery yet: the column orders lists and is never null. */
export const NO_WINDOW = '9999-12-31'

@ObjectType({ implements: Node, description: 'What a buyer wants made and delivered. A draft is seen by its buyer only.' })
@Entity({ tableName: 'bulk_request' })
@Index({ name: 'bulk_request__of_buyer', properties: ['buyer', 'id'] })
@Check({ name: 'bulk_request__number_when_published', expression: 'is_published = (number is not null) and is_published = (published_at is not null)' })
@Check({ name: 'bulk_request__cancelled_with_reason', expression: `status <> 'CANCELLED' or cancellation_reason is not null` })
@Index({ name: 'bulk_request__delivery_soonest', properties: ['earliestWindow', 'id'] })
@Index({ name: 'bulk_request__search', expression: 'create index bulk_request__search on bulk_request using gin (search)' })
@Index({ name: 'bulk_request__regions', expression: 'create index bulk_request__regions on bulk_request using gin (regions)' })
@Index({ name: 'bulk_request__products', expression: 'create index bulk_request__products on bulk_request using gin (products)' })
@Index({ name: 'bulk_request__product_kinds', expression: 'create index bulk_request__product_kinds on bulk_request using gin (product_kinds)' })
export class BulkRequest implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @Field(() => String, { nullable: true, description: 'Such as REQ-2026-000123. Given when it is published, so that gaps tell nobody of drafts.' })
  @Property({ type: 'text', nullable: true, unique: 'bulk_request__number' })
  number?: string | null

  @ManyToOne(() => Organization)
  buyer!: Rel<Organization>

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string

  @Field(() => String)
  @Property({ type: 'text' })
  description: Opt<string> = ''

  @Field(() => BulkRequestStatus)
  @Enum({ items: () => BulkRequestStatus, type: 'text', index: true })
  status!: BulkRequestStatus

  /** Whether it ever left the buyer's desk: a draft that was cancelled stays invisible. */
  @Property({ type: 'boolean' })
  isPublished: Opt<boolean> = false

  @Field(() => ProcurementRoute)
  @Enum({ items: () => ProcurementRoute, type: 'text' })
  procurementRoute!: ProcurementRoute

  @Field(() => CurrencyCodeScalar, { description: 'Of all its prices.' })
  @Property({ type: 'character', length: 3 })
  currency!: string

  @Field(() => Money, { nullable: true, description: 'Upper limit of the landed cost of the whole request (for agencies the owner\'s estimate, HPS).' })
  @Embedded(() => Money, { nullable: true })
  ceiling?: Money | null

  @Field(() => DateTimeScalar, { nullable: true })
  @Property({ type: 'timestamptz', length: 3, nullable: true, index: 'bulk_request__published_at' })
  publishedAt?: Date | null

  @Field(() => Int, { description: 'How many times it was amended after publication.' })
  @Property({ type: 'integer' })
  amendmentNumber: Opt<number> = 0

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  cancellationReason?: string | null

  /** First day of the first delivery window. */
  @Property({ type: 'date' })
  earliestWindow: Opt<string> = NO_WINDOW

  /** Where it is delivered to, each place with every region above it. */
  @Property({ type: 'text[]', columnType: 'text[]' })
  regions: Opt<string[]> = []

  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  products: Opt<string[]> = []

  @Property({ type: 'text[]', columnType: 'text[]' })
  productKinds: Opt<string[]> = []

  /** What is said below it, for searching: lots, lines, products as they were called then, and places. */
  @Property({ type: 'text' })
  wording: Opt<string> = ''

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date

  /** null: software did, with an API key. */
  @ManyToOne(() => User, { nullable: true, index: true })
  createdBy?: Rel<User> | null

  eventScope(): EventScope {
    const kinds = this.isPublished ? ['FACILITY'] : []
    return { about: [this.id], audience: [this.buyer.id], kinds, oversight: this.isPublished, isPublic: false }
  }
}
