import { readFileSync } from 'node:fs'
import { Arg, Ctx, Field, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql'
import type { TextbookContext } from './loaders.js'

// Seen from dist/.
const SQL = readFileSync(new URL('../../overview.sql', import.meta.url), 'utf8')

enum FulfilmentGroup { MONTH = 'MONTH' }
registerEnumType(FulfilmentGroup, { name: 'FulfilmentGroup' })

@ObjectType()
class Money {
  @Field(() => String)
  amount!: string

  @Field(() => String)
  currency!: string
}

@ObjectType()
class ContractFigures {
  @Field(() => String)
  status!: string

  @Field(() => Int)
  count!: number

  @Field(() => Money)
  value!: Money
}

@ObjectType()
class FacilityFigures {
  @Field(() => String)
  month!: string

  @Field(() => Int)
  activeContracts!: number

  @Field(() => Int)
  arrivals!: number

  @Field(() => Int)
  onTimeArrivals!: number

  @Field(() => [ContractFigures])
  contracts!: ContractFigures[]

  @Field(() => [Money])
  acceptedValue!: Money[]

  @Field(() => String)
  hoursAvailable!: string

  @Field(() => String)
  hoursHeld!: string

  @Field(() => String)
  hoursBooked!: string
}

/** Sums are beyond entities: its manual, too, goes to SQL for them. */
@Resolver(() => FacilityFigures)
export class OverviewResolver {
  @Query(() => [FacilityFigures])
  fulfilmentOverview(@Arg('by', () => [FulfilmentGroup]) _by: FulfilmentGroup[], @Ctx() { em }: TextbookContext): Promise<FacilityFigures[]> {
    return em.getConnection().execute<FacilityFigures[]>(SQL)
  }
}
