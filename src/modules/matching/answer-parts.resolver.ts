import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { Facility } from '../facilities/index.js'
import { RequestLine } from '../requests/index.js'
import { ConstraintPrice, FacilityVerdict, MatchRelaxation, PlanDifference } from './match-plan.types.js'
import { MatchConflict, MatchOmission, ShortLine } from './scarcity.types.js'
import type { StoredConflict, StoredDifference, StoredOmission, StoredPrice, StoredRelaxation, StoredShortLine, StoredVerdict } from './stored-answer.js'

@Resolver(() => FacilityVerdict)
export class FacilityVerdictResolver {
  @FieldResolver(() => Facility, { nullable: true })
  facility(@Root() verdict: StoredVerdict, @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(FacilityVerdict, verdict, 'facility')
  }

  @FieldResolver(() => RequestLine, { nullable: true })
  requestLine(@Root() verdict: StoredVerdict, @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(FacilityVerdict, verdict, 'requestLine')
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
  requestLine(@Root() relaxation: StoredRelaxation, @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(MatchRelaxation, relaxation, 'requestLine')
  }

  @FieldResolver(() => String, { description: 'For people, in their language.' })
  text(@Root() { text }: StoredRelaxation, @Ctx() ctx: Context): string {
    return text[ctx.viewer.locale]
  }
}

@Resolver(() => PlanDifference)
export class PlanDifferenceResolver {
  @FieldResolver(() => Facility, { nullable: true })
  facility(@Root() difference: StoredDifference, @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(PlanDifference, difference, 'facility')
  }

  @FieldResolver(() => RequestLine, { nullable: true })
  requestLine(@Root() difference: StoredDifference, @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(PlanDifference, difference, 'requestLine')
  }

  @FieldResolver(() => String, { description: 'Why, for people, in their language.' })
  text(@Root() { text }: StoredDifference, @Ctx() ctx: Context): string {
    return text[ctx.viewer.locale]
  }
}

@Resolver(() => MatchConflict)
export class MatchConflictResolver {
  @FieldResolver(() => RequestLine, { nullable: true, description: 'Whose rule it is; null: a limit of the facilities, or of the product.' })
  requestLine(@Root() conflict: StoredConflict, @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(MatchConflict, conflict, 'requestLine')
  }

  @FieldResolver(() => String, { description: 'For people, in their language.' })
  text(@Root() { text }: StoredConflict, @Ctx() ctx: Context): string {
    return text[ctx.viewer.locale]
  }
}

@Resolver(() => MatchOmission)
export class MatchOmissionResolver {
  @FieldResolver(() => String, { description: 'For people, in their language.' })
  text(@Root() { text }: StoredOmission, @Ctx() ctx: Context): string {
    return text[ctx.viewer.locale]
  }
}

@Resolver(() => ShortLine)
export class ShortLineResolver {
  @FieldResolver(() => RequestLine, { nullable: true })
  requestLine(@Root() short: StoredShortLine, @Ctx() ctx: Context) {
    return ctx.reader.relatedIn(ShortLine, short, 'requestLine')
  }

  @FieldResolver(() => String, { description: 'Why, for people, in their language.' })
  text(@Root() { text }: StoredShortLine, @Ctx() ctx: Context): string {
    return text[ctx.viewer.locale]
  }
}
