import type { Module } from '../../platform/module.js'
import { Product } from './product.entity.js'
import { productEvents } from './product.events.js'
import './product.reads.js'

export const catalogue: Module = {
  name: 'catalogue',
  entities: [Product],
  resolvers: [],
  events: productEvents,
}
