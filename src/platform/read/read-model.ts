import type { EntityClass } from '@mikro-orm/postgresql'
import type { Predicate } from '../policy.js'

export type SortKey = readonly [property: string, direction: 'asc' | 'desc']

/** How one offered filter reads its column. `search` is PostgreSQL full text over a generated `tsvector` column. */
export interface FilterSpec { property: string; op: 'eq' | 'in' | 'gte' | 'lt' | 'contains' | 'prefix' | 'search' | 'isNull' }

/** A field that leads to other rows: to one over this row's key, to a short ordered list, or to a page of a connection. */
export type Relation = OneRelation | ManyRelation | PageRelation
export interface OneRelation { readonly one: () => EntityClass<object>; readonly by: string }
export interface ManyRelation { readonly many: () => EntityClass<object>; readonly by: string; readonly orderBy: readonly SortKey[] }
export interface PageRelation { readonly page: () => EntityClass<object>; readonly by: string }

/** All that may be read of one type: by whom, along which relations, filtered and ordered how. Not declared = not readable. */
export interface ReadModel {
  entity: EntityClass<object>
  /** Row filter of every statement that touches the table. */
  view: Predicate
  /** Fields that fewer viewers may read than the row; null for the others. */
  fields: Readonly<Record<string, Predicate>>
  relations: Record<string, Relation>
  filters: Readonly<Record<string, FilterSpec>>
  /** Values of the type's order enum; the id is always appended in the last direction. */
  orders: Readonly<Record<string, readonly SortKey[]>>
}

export interface ReadModelSpec {
  view: Predicate
  fields?: ReadModel['fields']
  relations?: Readonly<Record<string, Relation>>
  filters?: ReadModel['filters']
  orders?: ReadModel['orders']
}

const models = new Map<EntityClass<object>, ReadModel>()
const NEWEST: ReadModel['orders'] = { NEWEST: [['id', 'desc']], OLDEST: [['id', 'asc']] }

export function readModel(entity: EntityClass<object>, spec: ReadModelSpec): ReadModel {
  const { view, fields = {}, relations = {}, filters = {}, orders = {} } = spec
  const model = { entity, view, fields, relations: { ...relations }, filters, orders: { ...NEWEST, ...orders } }
  models.set(entity, model)
  return model
}

/** Lets a module to the right add a relation to a type of a module to its left. */
export function extendReadModel(entity: EntityClass<object>, relations: Readonly<Record<string, Relation>>): void {
  Object.assign(modelOf(entity).relations, relations)
}

export function modelOf(entity: EntityClass<object>): ReadModel {
  const model = models.get(entity)
  if (!model) throw new Error(`${entity.name} declares no read model and cannot be read`)
  return model
}

export function allReadModels(): readonly ReadModel[] {
  return [...models.values()]
}
