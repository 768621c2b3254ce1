import type { Rel } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { BulkRequest } from './bulk-request.entity.js'

@ObjectType({ implements: Node, description: 'Lines of a request that are paid under the same terms.' })
@Entity({ tableName: 'lot' })
export class Lot implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => BulkRequest, { index: true })
  request!: Rel<BulkRequest>

  @Field(() => Int, { description: 'Place in the request, from 1.' })
  @Property({ type: 'integer' })
  position!: number

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string
}
