import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../../platform/available-actions.js'
import { Context } from '../../../platform/context.js'
import { connectionOf, listArgs, PageArgs } from '../../../platform/read/connection-types.js'
import { DecimalScalar } from '../../../platform/scalars.js'
import { Product } from '../../catalogue/index.js'
import { adjustStock } from '../commands/adjust-stock.js'
import { recordStock } from '../commands/record-stock.js'
import { Facility } from '../facility.entity.js'
import { ReservationEntry } from '../reservation/reservation-entry.entity.js'
import { StockItem } from './stock-item.entity.js'
import { AdjustStockInput, RecordStockInput, StockFilter, StockOrder } from './stock.inputs.js'

const StockConnection = connectionOf('StockItem', () => StockItem)
const ReservationConnection = connectionOf('ReservationEntry', () => ReservationEntry)
const StockList = listArgs('stock items', () => StockFilter, StockOrder)

@Resolver(() => StockItem)
export class StockResolver {
  @Query(() => StockItem, { nullable: true })
  stockItem(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(StockItem, id)
  }

  @Query(() => StockConnection, { description: 'Finished goods of the facilities that you may see.' })
  stockItems(@Args(() => StockList) args: InstanceType<typeof StockList>, @Ctx() ctx: Context) {
    return ctx.reader.page(StockItem, args)
  }

  @Mutation(() => StockItem, { description: 'Enters finished goods that can be matched at once.' })
  recordStock(@Arg('input', () => RecordStockInput) input: RecordStockInput, @Ctx() ctx: Context) {
    return ctx.write(StockItem, (tx) => recordStock(tx, input))
  }

  @Mutation(() => StockItem, { description: 'Sets what was counted; refused with STOCK_IN_USE below what is held and booked.' })
  adjustStock(@Arg('id', () => ID) id: string, @Arg('input', () => AdjustStockInput) input: AdjustStockInput, @Ctx() ctx: Context) {
    return ctx.write(StockItem, (tx) => adjustStock(tx, id, input))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() item: StockItem, @Ctx() ctx: Context) {
    return ctx.computed(item, 'availableActions')
  }

  @FieldResolver(() => DecimalScalar, { description: 'Base units that can still be reserved; the rest of the quantity is held or booked.' })
  free(@Root() item: StockItem, @Ctx() ctx: Context) {
    return ctx.reader.derived(item, 'free')
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'Base units held by plans. What is held and what is booked is told apart to the facility and the authority only.' })
  held(@Root() item: StockItem, @Ctx() ctx: Context) {
    return ctx.reader.restricted(item, 'held')
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'Base units booked by contracts. What is held and what is booked is told apart to the facility and the authority only.' })
  booked(@Root() item: StockItem, @Ctx() ctx: Context) {
    return ctx.reader.restricted(item, 'booked')
  }

  @FieldResolver(() => Facility)
  facility(@Root() item: StockItem, @Ctx() ctx: Context) {
    return ctx.reader.related(item, 'facility')
  }

  @FieldResolver(() => Product)
  product(@Root() item: StockItem, @Ctx() ctx: Context) {
    return ctx.reader.related(item, 'product')
  }

  @FieldResolver(() => ReservationConnection, { description: 'Its ledger, newest first. Told to the facility and the authority only.' })
  reservations(@Root() item: StockItem, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(item, 'reservations', args)
  }
}
