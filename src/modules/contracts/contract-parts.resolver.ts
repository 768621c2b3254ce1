import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { Product } from '../catalogue/index.js'
import { Organization } from '../organizations/index.js'
import { DeliverySlot, RequestLine } from '../requests/index.js'
import { acceptAmendment } from './commands/accept-amendment.js'
import { proposeAmendment } from './commands/propose-amendment.js'
import { rejectAmendment } from './commands/reject-amendment.js'
import { ContractAmendment } from './contract-amendment.entity.js'
import { ContractLine } from './contract-line.entity.js'
import { Contract } from './contract.entity.js'
import { ProposeAmendmentInput } from './contract.inputs.js'

@Resolver(() => ContractLine)
export class ContractLineResolver {
  @FieldResolver(() => Contract)
  contract(@Root() line: ContractLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'contract')
  }

  @FieldResolver(() => Product)
  product(@Root() line: ContractLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'product')
  }

  @FieldResolver(() => RequestLine, { nullable: true })
  requestLine(@Root() line: ContractLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'requestLine')
  }

  @FieldResolver(() => DeliverySlot, { nullable: true, description: 'Where and when it is to arrive.' })
  slot(@Root() line: ContractLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'slot')
  }
}

@Resolver(() => ContractAmendment)
export class ContractAmendmentResolver {
  @Mutation(() => ContractAmendment, { description: 'Proposes another quantity, price or date; nothing changes before the other side accepts.' })
  proposeAmendment(@Arg('input', () => ProposeAmendmentInput) input: ProposeAmendmentInput, @Ctx() ctx: Context) {
    return ctx.write(ContractAmendment, (tx) => proposeAmendment(tx, input))
  }

  @Mutation(() => ContractAmendment, { description: 'Agrees to the other side\'s amendment; capacity for more is reserved first.' })
  acceptAmendment(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(ContractAmendment, (tx) => acceptAmendment(tx, id))
  }

  @Mutation(() => ContractAmendment)
  rejectAmendment(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context) {
    return ctx.write(ContractAmendment, (tx) => rejectAmendment(tx, id, reason))
  }

  @FieldResolver(() => Contract)
  contract(@Root() amendment: ContractAmendment, @Ctx() ctx: Context) {
    return ctx.reader.related(amendment, 'contract')
  }

  @FieldResolver(() => Organization, { nullable: true })
  proposedBy(@Root() amendment: ContractAmendment, @Ctx() ctx: Context) {
    return ctx.reader.related(amendment, 'proposedBy')
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() amendment: ContractAmendment, @Ctx() ctx: Context) {
    return ctx.computed(amendment, 'availableActions')
  }
}
