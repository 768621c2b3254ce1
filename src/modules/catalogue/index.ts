export { classServes, Product, ProductKind, unitConversionsOf } from './product.entity.js'
