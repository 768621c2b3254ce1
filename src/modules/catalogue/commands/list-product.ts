import { authorizeAction } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { Product } from '../product.entity.js'
import type { ListProductInput } from '../product.inputs.js'
import { productPolicy } from '../product.policy.js'
import { listable } from '../product.rules.js'

/** Facilities may declare that they make it, and buyers may request it. */
export async function listProduct(tx: Tx, input: ListProductInput): Promise<Product> {
  authorizeAction(productPolicy, 'listProduct', tx.actor)
  const { shelfLifeDays = null, minimumRemainingLifePercent = null, ...given } = input
  const draft = { ...given, shelfLifeDays, minimumRemainingLifePercent }
  enforce(listable, draft, null)

  const conversions = input.conversions.map(({ unit, perBaseUnit }) => ({ unit, perBaseUnit }))
  const product = tx.create(Product, { ...draft, conversions, status: 'LISTED', createdAt: tx.now })
  tx.record('ProductListed', product, { code: product.code, name: product.name, kind: product.kind })
  return product
}
