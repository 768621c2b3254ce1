import 'reflect-metadata'
import { Embeddable, Property } from '@mikro-orm/decorators/legacy'
import { Extensions, Field, InputType, ObjectType } from 'type-graphql'
import { DecimalColumn } from './decimal-column.js'
import { Decimal, decimal, decimalText, fitsColumn, sumOf, type DecimalInput, type Rounding } from './decimal.js'
import { InvalidValue, MixedUnits } from './invalid-value.js'
import { convertAmount, type UnitConversion } from './unit-conversion.js'
import { isCounted, unitCode, type UnitCode } from './unit.js'
import { DecimalScalar, UnitCodeScalar } from './value-scalars.js'

const PRECISION = 20
const SCALE = 6

/** So much of one unit. Never changes: arithmetic gives a new one. */
@Embeddable()
@Extensions({ cost: 0 })
@ObjectType({ description: 'An amount of one unit of measure.' })
export class Quantity {
  @Property({ type: DecimalColumn, precision: PRECISION, scale: SCALE })
  @Field(() => DecimalScalar, { description: 'How many of the unit; a whole number for units that are counted.' })
  readonly amount: string

  @Property({ type: 'string', length: 3 })
  @Field(() => UnitCodeScalar, { description: 'The unit of the amount.' })
  readonly unit: UnitCode

  constructor(amount: DecimalInput, unit: string) {
    this.amount = decimalText(amount)
    this.unit = unitCode(unit)
  }

  static zero(unit: UnitCode): Quantity {
    return new Quantity('0', unit)
  }

  /** The unit is given because a list may be empty. @throws MixedUnits */
  static sum(quantities: readonly Quantity[], unit: UnitCode): Quantity {
    const zero = Quantity.zero(unit)
    return new Quantity(sumOf(quantities.map((quantity) => zero.operand(quantity))), unit)
  }

  plus(other: Quantity): Quantity {
    return new Quantity(decimal(this.amount).plus(this.operand(other)), this.unit)
  }

  minus(other: Quantity): Quantity {
    return new Quantity(decimal(this.amount).minus(this.operand(other)), this.unit)
  }

  times(factor: DecimalInput): Quantity {
    return new Quantity(decimal(this.amount).times(decimal(factor)), this.unit)
  }

  compare(other: Quantity): number {
    return decimal(this.amount).comparedTo(this.operand(other))
  }

  equals(other: Quantity): boolean {
    return this.unit === other.unit && this.compare(other) === 0
  }

  isZero(): boolean {
    return decimal(this.amount).isZero()
  }

  isNegative(): boolean {
    return decimal(this.amount).lessThan(0)
  }

  /**
   * The same quantity in another unit, by the product's conversions and those that always hold. Unrounded: pieces may come out broken.
   * @throws InvalidValue when no conversion joins the units.
   */
  in(unit: UnitCode, conversions: readonly UnitConversion[] = []): Quantity {
    return new Quantity(convertAmount(decimal(this.amount), { from: this.unit, to: unit }, conversions), unit)
  }

  /** Up to what can be stored and, for counted units, to whole ones: enough to cover a need. */
  roundUp(): Quantity {
    return this.roundTo(Decimal.ROUND_CEIL)
  }

  /** Down to what can be stored and, for counted units, to whole ones: no more than there is. */
  roundDown(): Quantity {
    return this.roundTo(Decimal.ROUND_FLOOR)
  }

  private roundTo(rounding: Rounding): Quantity {
    const digits = isCounted(this.unit) ? 0 : SCALE
    return new Quantity(decimal(this.amount).toDecimalPlaces(digits, rounding), this.unit)
  }

  private operand(other: Quantity): Decimal {
    if (other.unit !== this.unit) throw new MixedUnits(this.unit, other.unit)
    return decimal(other.amount)
  }
}

@InputType({ description: 'An amount of one unit of measure.' })
export class QuantityInput {
  @Field(() => DecimalScalar, { description: 'Not negative; at most 14 digits before the point and 6 after it, none for counted units.' })
  amount!: string

  @Field(() => UnitCodeScalar, { description: 'The unit of the amount.' })
  unit!: string

  /** @throws InvalidValue when it is negative, a broken number of counted units, or cannot be stored exactly. */
  toQuantity(): Quantity {
    const quantity = new Quantity(this.amount, this.unit)
    const digits = isCounted(quantity.unit) ? 0 : SCALE
    const fits = fitsColumn(quantity.amount, PRECISION - SCALE + digits, digits)
    if (fits && !quantity.isNegative()) return quantity
    throw notStorable(quantity, digits)
  }
}

function notStorable({ amount, unit }: Quantity, digits: number): InvalidValue {
  return new InvalidValue({
    en: `${amount} is not a quantity of ${unit}. Give 0 or more, at most 14 digits before the point and ${digits} after it.`,
    id: `${amount} bukan kuantitas ${unit}. Berikan 0 atau lebih, paling banyak 14 digit sebelum titik dan ${digits} sesudahnya.`,
  })
}
