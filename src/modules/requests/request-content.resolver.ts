import { Ctx, Extensions, FieldResolver, ID, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { Product } from '../catalogue/index.js'
import { User } from '../identity/index.js'
import { BulkRequestAmendment } from './bulk-request-amendment.entity.js'
import { BulkRequest } from './bulk-request.entity.js'
import { DeliverySlot } from './delivery-slot.entity.js'
import { Lot } from './lot.entity.js'
import { PaymentTerm } from './payment-term.entity.js'
import { RequestLine } from './request-line.entity.js'

@Resolver(() => Lot)
export class LotResolver {
  @Extensions({ listSize: 2 })
  @FieldResolver(() => [PaymentTerm])
  paymentTerms(@Root() lot: Lot, @Ctx() ctx: Context) {
    return ctx.reader.related(lot, 'paymentTerms')
  }

  @Extensions({ listSize: 3 })
  @FieldResolver(() => [RequestLine])
  lines(@Root() lot: Lot, @Ctx() ctx: Context) {
    return ctx.reader.related(lot, 'lines')
  }
}

@Resolver(() => RequestLine)
export class RequestLineResolver {
  @FieldResolver(() => BulkRequest)
  request(@Root() line: RequestLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'request')
  }

  @FieldResolver(() => Lot)
  lot(@Root() line: RequestLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'lot')
  }

  @FieldResolver(() => Product)
  product(@Root() line: RequestLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'product')
  }

  @Extensions({ listSize: 3 })
  @FieldResolver(() => [DeliverySlot], { description: 'In order; those that an amendment withdrew are not among them.' })
  slots(@Root() line: RequestLine, @Ctx() ctx: Context) {
    return ctx.reader.related(line, 'slots')
  }

  @FieldResolver(() => [ID], { nullable: true, description: 'Facilities that the buyer does not want asked; seen by the buyer only.' })
  excludedFacilities(@Root() line: RequestLine, @Ctx() ctx: Context): string[] | null {
    return ctx.reader.restricted(line, 'excludedFacilities')
  }
}

@Resolver(() => DeliverySlot)
export class DeliverySlotResolver {
  @FieldResolver(() => RequestLine)
  line(@Root() slot: DeliverySlot, @Ctx() ctx: Context) {
    return ctx.reader.related(slot, 'line')
  }
}

@Resolver(() => BulkRequestAmendment)
export class BulkRequestAmendmentResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who made it; names are seen within the buyer only.' })
  by(@Root() amendment: BulkRequestAmendment, @Ctx() ctx: Context) {
    return ctx.reader.related(amendment, 'by')
  }
}
