import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { connectionOf, PageArgs } from '../../platform/read/connection-types.js'
import { Product } from '../catalogue/index.js'
import { TransportTariff } from './transport-tariff.entity.js'

const TransportTariffConnection = connectionOf('TransportTariff', () => TransportTariff)

@Resolver(() => TransportTariff)
export class TransportTariffResolver {
  @Query(() => TransportTariffConnection, { description: 'What carrying goods costs and takes, with its source; newest first.' })
  transportTariffs(@Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.page(TransportTariff, args)
  }

  @FieldResolver(() => Product, { nullable: true, description: 'null: every product with its unit that has no tariff of its own.' })
  product(@Root() tariff: TransportTariff, @Ctx() ctx: Context) {
    return ctx.reader.related(tariff, 'product')
  }
}
