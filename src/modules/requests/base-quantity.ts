import { Decimal, decimal, decimalText } from '../../values/decimal.js'
import { InvalidValue } from '../../values/invalid-value.js'
import { Quantity } from '../../values/quantity.js'
import { unitConversionsOf, type Product } from '../catalogue/index.js'

/** A quantity in the product's unit, rounded up to what can be stored and, for counted units, to whole ones; null without a conversion. */
export function baseQuantityOf(quantity: Quantity, product: Pick<Product, 'unit' | 'conversions'>): string | null {
  try {
    return quantity.in(product.unit, unitConversionsOf(product)).roundUp().amount
  } catch (error) {
    if (error instanceof InvalidValue) return null
    throw error
  }
}

/**
 * Shares of `base` in proportion to `parts` of `whole`, each a quantity that can be stored. Rounding up the running total instead of each share
 * makes them sum exactly to `base` whenever the parts sum to the whole, and keeps each within one smallest unit of its exact value.
 */
export function apportion(base: Quantity, whole: string, parts: readonly string[]): string[] {
  let given = new Decimal(0)
  let asked = new Decimal(0)
  return parts.map((part) => {
    asked = asked.plus(decimal(part))
    const reached = decimal(new Quantity(decimal(base.amount).times(asked).dividedBy(decimal(whole)), base.unit).roundUp().amount)
    const share = reached.minus(given)
    given = reached
    return decimalText(share)
  })
}
