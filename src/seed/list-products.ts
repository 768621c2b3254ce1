import { Product } from '../modules/catalogue/index.js'
import { listProduct } from '../modules/catalogue/commands/list-product.js'
import type { Tx } from '../platform/transaction.js'
import { MINISTRY } from './data/organizations.js'
import { products } from './data/products.js'
import type { SeedActors } from './seed-actors.js'

export async function listProducts(actors: SeedActors): Promise<void> {
  for (const { source, description, ...product } of products) {
    await actors.as(MINISTRY, (tx) => listProduct(tx, {
      ...product, description: `${description} (${source})`, requiresSample: product.requiresSample ?? false,
      minimumRemainingLifePercent: product.minimumRemainingLifePercent ?? null,
    }))
  }
}

export async function productByCode(tx: Tx, code: string): Promise<Product> {
  return await tx.em.findOneOrFail(Product, { code })
}
