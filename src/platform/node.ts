import 'reflect-metadata'
import { Field, ID, InterfaceType } from 'type-graphql'

@InterfaceType({ description: 'Anything with a globally unique id. Knowing an id never grants access.' })
export abstract class Node {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string
}
