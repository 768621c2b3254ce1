import { ArrayMaxSize, ArrayMinSize } from 'class-validator'
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql'
import { Context } from '../platform/context.js'
import { Node } from '../platform/node.js'

@ArgsType()
class NodesArgs {
  @Field(() => [ID], { description: 'At most 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  ids!: string[]
}

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id; null when there is none that you may see.' })
  node(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.node(id)
  }

  @Query(() => [Node], { nullable: 'items', description: 'Up to 100 things by their ids, in the order asked for.' })
  nodes(@Args(() => NodesArgs) { ids }: NodesArgs, @Ctx() ctx: Context) {
    return Promise.all(ids.map((id) => ctx.reader.node(id)))
  }
}
