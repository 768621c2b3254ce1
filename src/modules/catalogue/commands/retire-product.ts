import { transition } from '../../../platform/lifecycle.js'
import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { Product } from '../product.entity.js'
import { productLifecycle } from '../product.lifecycle.js'
import { productPolicy } from '../product.policy.js'

/** Not in new requests and capabilities; what exists goes on. */
export async function retireProduct(tx: Tx, id: string, expectedVersion?: number | null): Promise<Product> {
  const product = await tx.lock(Product, id, { expectedVersion })
  authorize(productPolicy, 'retireProduct', tx.actor, product)

  transition(productLifecycle, 'retireProduct', product)
  tx.record('ProductRetired', product, {})
  return product
}
