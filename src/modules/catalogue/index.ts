export { classServes, Product, ProductConversion, ProductKind, ProductStatus, unitConversionsOf } from './product.entity.js'
