import type { Rel } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar } from '../../platform/scalars.js'
import { User } from '../identity/index.js'
import { BulkRequest } from './bulk-request.entity.js'

@ObjectType({ description: 'One thing that an amendment changed.' })
export class AmendmentChange {
  @Field(() => ID, { description: 'Of the line or slot that it is about.' })
  subject!: string

  @Field(() => String, { description: 'Name of the field; "slot" for a slot that was added or withdrawn.' })
  field!: string

  @Field(() => String, { nullable: true })
  before!: string | null

  @Field(() => String, { nullable: true })
  after!: string | null
}

@ObjectType({ implements: Node, description: 'A change of a published request, with its reason. Product, class, unit and lot never change.' })
@Entity({ tableName: 'bulk_request_amendment' })
@Unique({ name: 'bulk_request_amendment__number', properties: ['request', 'number'] })
export class BulkRequestAmendment implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => BulkRequest)
  request!: Rel<BulkRequest>

  @Field(() => Int, { description: 'From 1 within the request.' })
  @Property({ type: 'integer' })
  number!: number

  @Field(() => String)
  @Property({ type: 'text' })
  rationale!: string

  @Field(() => [AmendmentChange])
  @Property({ type: 'jsonb' })
  changes!: AmendmentChange[]

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  at!: Date

  /** null: software did, with an API key. */
  @ManyToOne(() => User, { nullable: true, index: true })
  by?: Rel<User> | null
}
