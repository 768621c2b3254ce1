import type { Lifecycle } from '../../platform/lifecycle.js'
import type { ProductStatus } from './product.entity.js'

export const productLifecycle = {
  updateProduct: { from: ['LISTED'], to: 'LISTED' },
  retireProduct: { from: ['LISTED'], to: 'RETIRED' },
} satisfies Lifecycle<ProductStatus>
