import type { Module } from '../../platform/module.js'
import { Product } from './product.entity.js'
import { productEvents } from './product.events.js'
import './product.constraints.js'
import './product.reads.js'
import { ProductResolver } from './product.resolver.js'

export const catalogue: Module = {
  name: 'catalogue',
  entities: [Product],
  resolvers: [ProductResolver],
  events: productEvents,
}
