import 'reflect-metadata'
import { Embeddable, Property } from '@mikro-orm/decorators/legacy'
import { Extensions, Field, InputType, ObjectType } from 'type-graphql'
import { currencyCode, currencyDigits } from './currency.js'
import { DecimalColumn } from './decimal-column.js'
import { decimal, decimalText, fitsColumn, sumOf, type Decimal, type DecimalInput } from './decimal.js'
import { InvalidValue, MixedCurrencies } from './invalid-value.js'
import { CurrencyCodeScalar, DecimalScalar } from './value-scalars.js'

const PRECISION = 20
const SCALE = 4

/** An amount in one currency. Never changes: arithmetic gives a new one, exactly; only round() rounds. */
@Embeddable()
@Extensions({ cost: 0 })
@ObjectType({ description: 'An amount of money in one currency.' })
export class Money {
  @Property({ type: DecimalColumn, precision: PRECISION, scale: SCALE })
  @Field(() => DecimalScalar, { description: 'The amount in whole units of the currency (rupiah, not sen).' })
  readonly amount: string

  @Property({ type: 'character', length: 3 })
  @Field(() => CurrencyCodeScalar, { description: 'The currency of the amount.' })
  readonly currency: string

  constructor(amount: DecimalInput, currency: string) {
    this.amount = decimalText(amount)
    this.currency = currencyCode(currency)
  }

  static zero(currency: string): Money {
    return new Money('0', currency)
  }

  /** The currency is given because a list may be empty. @throws MixedCurrencies */
  static sum(moneys: readonly Money[], currency: string): Money {
    const zero = Money.zero(currency)
    return new Money(sumOf(moneys.map((money) => zero.operand(money))), currency)
  }

  plus(other: Money): Money {
    return new Money(decimal(this.amount).plus(this.operand(other)), this.currency)
  }

  minus(other: Money): Money {
    return new Money(decimal(this.amount).minus(this.operand(other)), this.currency)
  }

  times(factor: DecimalInput): Money {
    return new Money(decimal(this.amount).times(decimal(factor)), this.currency)
  }

  compare(other: Money): number {
    return decimal(this.amount).comparedTo(this.operand(other))
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.compare(other) === 0
  }

  isZero(): boolean {
    return decimal(this.amount).isZero()
  }

  isNegative(): boolean {
    return decimal(this.amount).lessThan(0)
  }

  /** Half-up to the digits that the currency is paid in. Once per line, at the end of its arithmetic. */
  round(): Money {
    return new Money(decimal(this.amount).toDecimalPlaces(currencyDigits(this.currency)), this.currency)
  }

  private operand(other: Money): Decimal {
    if (other.currency !== this.currency) throw new MixedCurrencies(this.currency, other.currency)
    return decimal(other.amount)
  }
}

@InputType({ description: 'An amount of money in one currency.' })
export class MoneyInput {
  @Field(() => DecimalScalar, { description: 'Not negative; at most 16 digits before the point and 4 after it.' })
  amount!: string

  @Field(() => CurrencyCodeScalar, { description: 'The currency of the amount.' })
  currency!: string

  /** @throws InvalidValue when it is negative or cannot be stored exactly. */
  toMoney(): Money {
    const money = new Money(this.amount, this.currency)
    if (!money.isNegative() && fitsColumn(money.amount, PRECISION, SCALE)) return money
    throw new InvalidValue({
      en: `${money.amount} is not an amount of money. Give 0 or more, with at most 16 digits before the point and ${SCALE} after it.`,
      id: `${money.amount} bukan jumlah uang. Berikan 0 atau lebih, paling banyak 16 digit sebelum titik dan ${SCALE} sesudahnya.`,
    })
  }
}
