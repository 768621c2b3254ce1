import { Length } from 'class-validator'
import { ArgsType, Field, InputType } from 'type-graphql'
import { DateScalar } from '../../../platform/scalars.js'
import { HolidayKind } from './holiday.entity.js'

@InputType()
export class DeclareHolidayInput {
  @Field(() => DateScalar)
  date!: string

  @Field(() => String)
  @Length(3, 120)
  name!: string

  @Field(() => HolidayKind)
  kind!: HolidayKind

  @Field(() => String, { description: 'The decree that sets it.' })
  @Length(3, 500)
  source!: string
}

@ArgsType()
export class HolidaysArgs {
  @Field(() => DateScalar, { description: 'First day.' })
  from!: string

  @Field(() => DateScalar, { description: 'The day after the last one; at most two years after the first.' })
  to!: string
}
