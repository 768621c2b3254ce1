import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { Facility } from '../facilities/index.js'
import { RequestLine } from '../requests/index.js'
import { FacilityShare, MatchShare, PriceOfFairness } from './shares.types.js'
import type { StoredFairness, StoredShare } from './stored-answer.js'

@Resolver(() => MatchShare)
export class MatchShareResolver {
  @FieldResolver(() => Facility, { nullable: true, description: 'null: the facilities of a region.' })
  facility(@Root() share: StoredShare, @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(MatchShare, share, 'facility')
  }

  @FieldResolver(() => RequestLine, { nullable: true })
  requestLine(@Root() share: StoredShare, @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(MatchShare, share, 'requestLine')
  }
}

@Resolver(() => FacilityShare)
export class FacilityShareResolver {
  @FieldResolver(() => Facility, { nullable: true })
  facility(@Root() share: StoredFairness['shares'][number], @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(FacilityShare, share, 'facility')
  }

  @FieldResolver(() => RequestLine, { nullable: true })
  requestLine(@Root() share: StoredFairness['shares'][number], @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(FacilityShare, share, 'requestLine')
  }
}

@Resolver(() => PriceOfFairness)
export class PriceOfFairnessResolver {
  @FieldResolver(() => String, { description: 'For people, in their language.' })
  text(@Root() { text }: StoredFairness, @Ctx() ctx: Context): string {
    return text[ctx.viewer.locale]
  }
}
