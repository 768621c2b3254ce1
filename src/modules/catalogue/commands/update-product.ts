import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { Product } from '../product.entity.js'
import type { UpdateProductInput } from '../product.inputs.js'
import { productLifecycle } from '../product.lifecycle.js'
import { productPolicy } from '../product.policy.js'
import { listable } from '../product.rules.js'

export async function updateProduct(tx: Tx, id: string, { expectedVersion, conversions, ...input }: UpdateProductInput): Promise<Product> {
  const product = await tx.lock(Product, id, { expectedVersion })
  authorize(productPolicy, 'updateProduct', tx.actor, product)
  transition(productLifecycle, 'updateProduct', product)
  const plain = conversions?.map(({ unit, perBaseUnit }) => ({ unit, perBaseUnit }))
  const given = Object.fromEntries(Object.entries({ ...input, conversions: plain }).filter(([, value]) => value !== undefined && value !== null))
  const { shelfLifeDays = null, minimumRemainingLifePercent = null } = product
  enforce(listable, { ...product, shelfLifeDays, minimumRemainingLifePercent, ...given }, null)

  Object.assign(product, given)
  tx.record('ProductUpdated', product, { fields: Object.keys(given) })
  return product
}
