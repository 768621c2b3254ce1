import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { Facility } from '../facilities/index.js'
import { RequestLine } from '../requests/index.js'
import { ConstraintPrice, FacilityVerdict, MatchRelaxation, PlanDifference } from './match-plan.types.js'
import type { StoredDifference, StoredPrice, StoredRelaxation, StoredVerdict } from './stored-answer.js'

@Resolver(() => FacilityVerdict)
export class FacilityVerdictResolver {
  @FieldResolver(() => Facility, { nullable: true })
  facility(@Root() verdict: StoredVerdict, @Ctx() ctx: Context) {
    return ctx.reader.byId(Facility, verdict.facility)
  }

  @FieldResolver(() => RequestLine, { nullable: true })
  requestLine(@Root() verdict: StoredVerdict, @Ctx() ctx: Context) {
    return ctx.reader.byId(RequestLine, verdict.requestLine)
  }

  @FieldResolver(() => String, { description: 'For people, in their language.' })
  text(@Root() { text }: StoredVerdict, @Ctx() ctx: Context): string {
    return text[ctx.viewer.locale]
  }
}

@Resolver(() => ConstraintPrice)
export class ConstraintPriceResolver {
  @FieldResolver(() => String, { description: 'For people, in their language.' })
  text(@Root() { text }: StoredPrice, @Ctx() ctx: Context): string {
    return text[ctx.viewer.locale]
  }
}

@Resolver(() => MatchRelaxation)
export class MatchRelaxationResolver {
  @FieldResolver(() => RequestLine, { nullable: true, description: 'null: of the whole request.' })
  requestLine(@Root() { requestLine }: StoredRelaxation, @Ctx() ctx: Context) {
    return requestLine === null ? null : ctx.reader.byId(RequestLine, requestLine)
  }

  @FieldResolver(() => String, { description: 'For people, in their language.' })
  text(@Root() { text }: StoredRelaxation, @Ctx() ctx: Context): string {
    return text[ctx.viewer.locale]
  }
}

@Resolver(() => PlanDifference)
export class PlanDifferenceResolver {
  @FieldResolver(() => Facility, { nullable: true })
  facility(@Root() { facility }: StoredDifference, @Ctx() ctx: Context) {
    return ctx.reader.byId(Facility, facility)
  }

  @FieldResolver(() => RequestLine, { nullable: true })
  requestLine(@Root() { requestLine }: StoredDifference, @Ctx() ctx: Context) {
    return ctx.reader.byId(RequestLine, requestLine)
  }
}
