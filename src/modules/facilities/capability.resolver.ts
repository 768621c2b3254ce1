import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { connectionOf, listArgs } from '../../platform/read/connection-types.js'
import { Product } from '../catalogue/index.js'
import { Capability } from './capability.entity.js'
import { CapabilityFilter, CapabilityOrder, DeclareCapabilityInput, EndCapabilityInput } from './capability.inputs.js'
import { declareCapability } from './commands/declare-capability.js'
import { endCapability } from './commands/end-capability.js'
import { Facility } from './facility.entity.js'
import { ProductionLine } from './production-line.entity.js'

const CapabilityConnection = connectionOf('Capability', () => Capability)
const CapabilityList = listArgs('capabilities', () => CapabilityFilter, CapabilityOrder)

@Resolver(() => Capability)
export class CapabilityResolver {
  @Query(() => Capability, { nullable: true })
  capability(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(Capability, id)
  }

  @Query(() => CapabilityConnection, { description: 'Who can make what, of the facilities that you may see.' })
  capabilities(@Args(() => CapabilityList) args: InstanceType<typeof CapabilityList>, @Ctx() ctx: Context) {
    return ctx.reader.page(Capability, args)
  }

  @Mutation(() => Capability, { description: 'Says what a line can make, how fast and at what price, from a day on.' })
  declareCapability(@Arg('input', () => DeclareCapabilityInput) input: DeclareCapabilityInput, @Ctx() ctx: Context) {
    return ctx.write(Capability, (tx) => declareCapability(tx, input))
  }

  @Mutation(() => Capability, { description: 'Nothing new is matched to it from that day on; what is reserved stays reserved.' })
  endCapability(@Arg('id', () => ID) id: string, @Arg('input', () => EndCapabilityInput) input: EndCapabilityInput, @Ctx() ctx: Context) {
    return ctx.write(Capability, (tx) => endCapability(tx, id, input))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() capability: Capability, @Ctx() ctx: Context) {
    return ctx.computed(capability, 'availableActions')
  }

  @FieldResolver(() => ProductionLine)
  line(@Root() capability: Capability, @Ctx() ctx: Context) {
    return ctx.reader.related(capability, 'line')
  }

  @FieldResolver(() => Facility)
  facility(@Root() capability: Capability, @Ctx() ctx: Context) {
    return ctx.reader.related(capability, 'facility')
  }

  @FieldResolver(() => Product)
  product(@Root() capability: Capability, @Ctx() ctx: Context) {
    return ctx.reader.related(capability, 'product')
  }
}
