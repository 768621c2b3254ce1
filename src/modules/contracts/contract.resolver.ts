import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { connectionOf, listArgs, PageArgs } from '../../platform/read/connection-types.js'
import { Facility } from '../facilities/index.js'
import { Award, MatchPlan } from '../matching/index.js'
import { Organization } from '../organizations/index.js'
import { BulkRequest } from '../requests/index.js'
import { cancelContract } from './commands/cancel-contract.js'
import { draftContracts } from './commands/draft-contracts.js'
import { signContract } from './commands/sign-contract.js'
import { terminateContract } from './commands/terminate-contract.js'
import { ContractAmendment } from './contract-amendment.entity.js'
import { ContractLine } from './contract-line.entity.js'
import { Contract } from './contract.entity.js'
import { ContractFilter, ContractOrder } from './contract.inputs.js'

const ContractConnection = connectionOf('Contract', () => Contract)
const ContractList = listArgs('contracts', () => ContractFilter, ContractOrder)

@Resolver(() => Contract)
export class ContractResolver {
  @Query(() => Contract, { nullable: true })
  contract(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(Contract, id)
  }

  @Query(() => ContractConnection, { description: 'Contracts of your organization; all of them for the ministry.' })
  contracts(@Args(() => ContractList) args: InstanceType<typeof ContractList>, @Ctx() ctx: Context) {
    return ctx.reader.page(Contract, args)
  }

  @Mutation(() => [Contract], { description: 'Drafts one contract for each facility of a plan that all of them accepted.' })
  draftContracts(@Arg('planId', () => ID) planId: string, @Ctx() ctx: Context) {
    return ctx.writeAll(Contract, (tx) => draftContracts(tx, planId))
  }

  @Mutation(() => Contract, { description: 'Your side signs; with the second signature the contract is active and its capacity booked.' })
  signContract(@Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | undefined, @Ctx() ctx: Context) {
    return ctx.write(Contract, (tx) => signContract(tx, id, expectedVersion))
  }

  @Mutation(() => Contract, { description: 'Ends a contract before both sides have signed; what was held for it is free again.' })
  cancelContract(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context) {
    return ctx.write(Contract, (tx) => cancelContract(tx, id, reason))
  }

  @Mutation(() => Contract, { description: 'The buyer ends a signed contract: what is not begun is cancelled, finished work is valued and paid.' })
  terminateContract(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context) {
    return ctx.write(Contract, (tx) => terminateContract(tx, id, reason))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.computed(contract, 'availableActions')
  }

  @FieldResolver(() => BulkRequest)
  request(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'request')
  }

  @FieldResolver(() => Award, { nullable: true })
  award(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'award')
  }

  @FieldResolver(() => MatchPlan, { nullable: true })
  plan(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'plan')
  }

  @FieldResolver(() => Organization, { nullable: true })
  buyer(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'buyer')
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organization of the facility.' })
  supplier(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'supplier')
  }

  @FieldResolver(() => Facility, { nullable: true })
  facility(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'facility')
  }

  @FieldResolver(() => [ContractLine])
  lines(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'lines')
  }

  @FieldResolver(() => [ContractAmendment])
  amendments(@Root() contract: Contract, @Ctx() ctx: Context) {
    return ctx.reader.related(contract, 'amendments')
  }
}

@Resolver(() => BulkRequest)
export class RequestContractsResolver {
  @FieldResolver(() => ContractConnection, { description: 'Those that you may see.' })
  contracts(@Root() request: BulkRequest, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(request, 'contracts', args)
  }
}
