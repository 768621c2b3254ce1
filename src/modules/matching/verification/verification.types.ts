import { Field, ID, ObjectType } from 'type-graphql'
import { DecimalScalar, JsonObjectScalar } from '../../../platform/scalars.js'

/** In points of cost: the answer to a large clearing keeps a processor for seconds. */
export const CHECK_COST = 100

@ObjectType({ description: 'One rule of the instance format that an answer breaks, or something stored that is not as it was answered.' })
export class PlanViolation {
  @Field(() => String, { description: 'PARTS: an allocation, or a proposal of a clearing, is not as the answer says. SHOWN: a figure does not follow from the parts and the answer. Others are rules of the format.' })
  rule!: string

  @Field(() => String, { description: 'The slot, line, allocation … in the words of the instance.' })
  at!: string

  @Field(() => String)
  message!: string
}

@ObjectType({
  description: 'What a checker says that shares no code with the solver. It computes feasibility and every part of the cost again, and looks for plans that would contradict the rest. '
    + 'What only a search proved it cannot prove again: `boundIsProved` and `mostIsProved` tell. Prices and relaxations are held against the certificate, not solved again. '
    + 'The run\'s best, bound, gap and service have to be those of the answer, and its proposals the answer\'s parts.',
})
export class ClearingVerification {
  @Field(() => Boolean, { description: 'Nothing in the answer is wrong, and no plan was found that contradicts it. What of its claims is proved again: `boundIsProved`, `mostIsProved`.' })
  accepted!: boolean

  @Field(() => [PlanViolation])
  violations!: PlanViolation[]

  @Field(() => JsonObjectScalar, { description: 'What the engine was given, as it was then: a matching instance of the format `karya-matching-instance/1`. Saved as a file, `npm run match` computes it again.' })
  instance!: object

  @Field(() => Boolean, { description: 'The prices of the certificate prove the answer\'s bound again: with no gap, the plan is thereby proved best. false: a search found the bound, and it is only not contradicted.' })
  boundIsProved!: boolean

  @Field(() => DecimalScalar, { description: 'In money: what the certificate\'s prices prove that any plan costs that serves all; 0 where they prove nothing, and where not all is served.' })
  provedBound!: string

  @Field(() => Boolean, { nullable: true, description: 'The cover proves again that no plan serves more than the answer says (INFEASIBLE: nothing). false: a search found it, and it is only not contradicted. null: all is served.' })
  mostIsProved!: boolean | null

  @Field(() => DecimalScalar, { nullable: true, description: 'What the cover proves that no plan serves more than, in units of all lines together. null: all is served.' })
  provedMost!: string | null

  @Field(() => JsonObjectScalar, { description: 'What the engine answered, in the terms of that format.' })
  answer!: object

  @Field(() => JsonObjectScalar, { description: 'Prices of demand, hours and stock from which anyone can compute `provedBound` again, and the method. `kind` says what the bound rests on: LAGRANGIAN, the prices alone; SEARCH, a search that proved more than the prices do (they may be missing); NONE, nothing: no bound above 0 is claimed.' })
  certificate!: object

  @Field(() => DecimalScalar, { description: 'What the answer costs, as the checker has recomputed it from its allocations unless `violations` says otherwise.' })
  cost!: string

  @Field(() => DecimalScalar, { description: 'The bound that the answer claims.' })
  bound!: string
}

@ObjectType({
  description: 'As of a clearing, of one plan. Its allocations, cost, bound and outcome have to be those of the answer; parts that it keeps of a plan before, those of that plan.',
})
export class PlanVerification extends ClearingVerification {
  @Field(() => [ID], { description: 'Plans that this one took the place of and keeps parts of: those parts are checked against the answers of these plans. `instance`, `answer` and `certificate` are of the part that was planned anew.' })
  keepsPartsOf!: string[]
}
