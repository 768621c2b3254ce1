import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { Contract } from '../contracts/index.js'
import { PromiseRevision } from './promise-revision.entity.js'
import { Receipt } from './receipt.entity.js'
import { reconcileContract, ReconciledLine } from './reconcile.js'
import { Shipment } from './shipment.entity.js'
import { WorkOrder } from './work-order.entity.js'

@Resolver(() => Contract)
export class ContractFulfilmentResolver {
  @Query(() => [ReconciledLine], {
    description: 'Proves that quantity is conserved: for each line of a contract its counters beside what batches, shipments and receipts add up to.',
  })
  async reconcile(@Arg('contractId', () => ID) contractId: string, @Ctx() ctx: Context): Promise<ReconciledLine[]> {
    const contract = await ctx.reader.required(Contract, contractId)
    return await reconcileContract(ctx.services.reading.database, contract.id)
  }

  @FieldResolver(() => [WorkOrder])
  workOrders(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'workOrders')
  }

  @FieldResolver(() => [Shipment])
  shipments(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'shipments')
  }

  @FieldResolver(() => [Receipt])
  receipts(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'receipts')
  }

  @FieldResolver(() => [PromiseRevision])
  promiseRevisions(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'promiseRevisions')
  }
}
