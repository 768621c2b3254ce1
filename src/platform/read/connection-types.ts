import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql'
import { CursorScalar } from '../scalars.js'

@ObjectType({ description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean

  @Field(() => Boolean)
  hasPreviousPage!: boolean

  @Field(() => CursorScalar, { nullable: true })
  startCursor!: string | null

  @Field(() => CursorScalar, { nullable: true })
  endCursor!: string | null
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'Size of the page from the start or after `after`: 1 to 100, 20 when neither is given.' })
  first?: number | null

  @Field(() => CursorScalar, { nullable: true })
  after?: string | null

  @Field(() => Int, { nullable: true, description: 'Size of the page from the end or before `before`: 1 to 100.' })
  last?: number | null

  @Field(() => CursorScalar, { nullable: true })
  before?: string | null
}

const connections = new Map<string, ClassType>()

/** The Relay connection type of a noun: `BulkRequestConnection` with `BulkRequestEdge`. */
export function connectionOf(name: string, node: () => ClassType): ClassType {
  const known = connections.get(name)
  if (known) return known

  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => CursorScalar)
    cursor!: string

    @Field(node)
    node!: object
  }

  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge])
    edges!: Edge[]

    @Field(() => PageInfo)
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'Of all pages together, under the same filter; counted only when asked for.' })
    totalCount!: number
  }
  connections.set(name, Connection)
  return Connection
}

/** The arguments of a root list: a page, a filter and an order. */
export function listArgs(name: string, filter: () => ClassType, order: object): ClassType<PageArgs & { filter?: object; orderBy?: string }> {
  @ArgsType()
  class ListArgs extends PageArgs {
    @Field(filter, { nullable: true })
    filter?: object

    @Field(() => order, { nullable: true, description: `Order of the list; ${name} are newest first when not given.` })
    orderBy?: string
  }
  return ListArgs
}
