import { Arg, Args, Ctx, Extensions, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { AvailableAction } from '../../platform/available-actions.js'
import { Context } from '../../platform/context.js'
import { connectionOf, listArgs, PageArgs } from '../../platform/read/connection-types.js'
import { Organization } from '../organizations/index.js'
import { Closure } from './closure.entity.js'
import { closeFacility } from './commands/close-facility.js'
import { commissionFacility } from './commands/commission-facility.js'
import { updateFacility } from './commands/update-facility.js'
import { Facility } from './facility.entity.js'
import { CommissionFacilityInput, FacilityFilter, FacilityOrder, UpdateFacilityInput } from './facility.inputs.js'
import { ProductionLine } from './production-line.entity.js'
import { StockItem } from './stock/stock-item.entity.js'

const FacilityConnection = connectionOf('Facility', () => Facility)
const ClosureConnection = connectionOf('Closure', () => Closure)
const StockConnection = connectionOf('StockItem', () => StockItem)
const FacilityList = listArgs('facilities', () => FacilityFilter, FacilityOrder)

@Resolver(() => Facility)
export class FacilityResolver {
  @Query(() => Facility, { nullable: true })
  facility(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.reader.byId(Facility, id)
  }

  @Query(() => FacilityConnection, { description: 'Facilities of verified organizations, and your own.' })
  facilities(@Args(() => FacilityList) args: InstanceType<typeof FacilityList>, @Ctx() ctx: Context) {
    return ctx.reader.page(Facility, args)
  }

  @Mutation(() => Facility, { description: 'Sets up a place of the organization that you act for.' })
  commissionFacility(@Arg('input', () => CommissionFacilityInput) input: CommissionFacilityInput, @Ctx() ctx: Context) {
    return ctx.write(Facility, (tx) => commissionFacility(tx, input))
  }

  @Mutation(() => Facility)
  updateFacility(@Arg('id', () => ID) id: string, @Arg('input', () => UpdateFacilityInput) input: UpdateFacilityInput, @Ctx() ctx: Context) {
    return ctx.write(Facility, (tx) => updateFacility(tx, id, input))
  }

  @Mutation(() => Facility, { description: 'For good; refused while hours of a coming day are held or booked.' })
  closeFacility(@Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string, @Ctx() ctx: Context) {
    return ctx.write(Facility, (tx) => closeFacility(tx, id, reason))
  }

  @FieldResolver(() => [AvailableAction])
  availableActions(@Root() facility: Facility, @Ctx() ctx: Context) {
    return ctx.computed(facility, 'availableActions')
  }

  @FieldResolver(() => Organization)
  organization(@Root() facility: Facility, @Ctx() ctx: Context) {
    return ctx.reader.related(facility, 'organization')
  }

  @Extensions({ listSize: 5 })
  @FieldResolver(() => [ProductionLine], { description: 'By name, retired ones included.' })
  lines(@Root() facility: Facility, @Ctx() ctx: Context) {
    return ctx.reader.related(facility, 'lines')
  }

  @FieldResolver(() => ClosureConnection, { description: 'Planned and removed closures, newest first.' })
  closures(@Root() facility: Facility, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(facility, 'closures', args)
  }

  @FieldResolver(() => StockConnection, { description: 'Finished goods, newest first.' })
  stock(@Root() facility: Facility, @Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context) {
    return ctx.reader.relatedPage(facility, 'stock', args)
  }
}
