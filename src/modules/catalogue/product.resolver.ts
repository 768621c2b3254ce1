import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { connectionOf, listArgs } from '../../platform/read/connection-types.js'
import { listProduct } from './commands/list-product.js'
import { retireProduct } from './commands/retire-product.js'
import { updateProduct } from './commands/update-product.js'
import { Product } from './product.entity.js'
import { ListProductInput, ProductFilter, ProductOrder, UpdateProductInput } from './product.inputs.js'

const ProductConnection = connectionOf('Product', () => Product)
const ProductList = listArgs('products', () => ProductFilter, ProductOrder)

@Resolver(() => Product)
export class ProductResolver {
  @Query(() => Product, { nullable: true })
  product(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(Product, id)
  }

  @Query(() => ProductConnection, { description: 'The catalogue, retired products included unless filtered out.' })
  products(@Args(() => ProductList) args: InstanceType<typeof ProductList>, @Ctx() ctx: Context) {
    return ctx.reader.page(Product, args)
  }

  @Mutation(() => Product, { description: 'Adds to the catalogue what facilities may make and buyers may request.' })
  listProduct(@Arg('input', () => ListProductInput) input: ListProductInput, @Ctx() ctx: Context) {
    return ctx.write(Product, (tx) => listProduct(tx, input))
  }

  @Mutation(() => Product, { description: 'Changes what requests and contracts do not rest on.' })
  updateProduct(@Arg('id', () => ID) id: string, @Arg('input', () => UpdateProductInput) input: UpdateProductInput, @Ctx() ctx: Context) {
    return ctx.write(Product, (tx) => updateProduct(tx, id, input))
  }

  @Mutation(() => Product, { description: 'No new requests or capabilities; what exists goes on.' })
  retireProduct(
    @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | undefined, @Ctx() ctx: Context,
  ) {
    return ctx.write(Product, (tx) => retireProduct(tx, id, expectedVersion))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() product: Product, @Ctx() ctx: Context) {
    return ctx.computed(product, 'availableActions')
  }
}
