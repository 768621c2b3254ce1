import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { connectionOf, PageArgs } from '../../platform/read/connection-types.js'
import { Product } from '../catalogue/index.js'
import { declareTransportTariff } from './commands/declare-transport-tariff.js'
import { TransportTariff } from './transport-tariff.entity.js'
import { DeclareTransportTariffInput } from './transport-tariff.inputs.js'

const TransportTariffConnection = connectionOf('TransportTariff', () => TransportTariff)

@Resolver(() => TransportTariff)
export class TransportTariffResolver {
  @Query(() => TransportTariffConnection, { description: 'What carrying goods costs and takes, with its source; newest first.' })
  transportTariffs(@Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.page(TransportTariff, args)
  }

  @Mutation(() => TransportTariff, { description: 'The authority says what carrying goods costs from a day on; an earlier tariff of the same goods ends there.' })
  declareTransportTariff(@Arg('input', () => DeclareTransportTariffInput) input: DeclareTransportTariffInput, @Ctx() ctx: Context) {
    return ctx.write(TransportTariff, (tx) => declareTransportTariff(tx, input))
  }

  @FieldResolver(() => Product, { nullable: true, description: 'null: every product with its unit that has no tariff of its own.' })
  product(@Root() tariff: TransportTariff, @Ctx() ctx: Context) {
    return ctx.reader.related(tariff, 'product')
  }
}
