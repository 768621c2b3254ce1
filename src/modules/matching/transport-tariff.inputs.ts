import { Length } from 'class-validator'
import { Field, InputType } from 'type-graphql'
import { CurrencyCodeScalar, DateScalar, DecimalScalar, UnitCodeScalar, UuidScalar } from '../../platform/scalars.js'
import type { UnitCode } from '../../values/unit.js'

@InputType()
export class DeclareTransportTariffInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Only for this product; none: every product with the unit that has no tariff of its own.' })
  productId?: string | null

  @Field(() => UnitCodeScalar, { description: 'Unit of the goods: the product\'s, where one is given.' })
  unit!: UnitCode

  @Field(() => CurrencyCodeScalar, { defaultValue: 'IDR' })
  currency!: string

  @Field(() => DecimalScalar, { description: 'Money for one unit over one kilometre of road.' })
  perUnitKm!: string

  @Field(() => DecimalScalar, { defaultValue: '0', description: 'Money for each trip.' })
  perTrip!: string

  @Field(() => DecimalScalar, { nullable: true, description: 'Units that one trip carries; none: all in one trip.' })
  tripLoad?: string | null

  @Field(() => DecimalScalar, { defaultValue: '0.002', description: 'Days of transport for one kilometre of road.' })
  daysPerKm!: string

  @Field(() => DecimalScalar, { defaultValue: '1.3', description: 'Kilometres of road for one kilometre as the crow flies; 1 or more.' })
  roadFactor!: string

  @Field(() => DateScalar, { description: 'First day on which it holds; an earlier tariff of the same goods ends there.' })
  validFrom!: string

  @Field(() => String, { description: 'Where the figures come from.' })
  @Length(3, 500)
  source!: string
}
