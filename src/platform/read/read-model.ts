import type { EntityClass } from '@mikro-orm/postgresql'
import type { Actor } from '../actor.js'
import type { Predicate } from '../policy.js'
import type { Viewer } from '../viewer.js'
import type { Derived } from './derived.js'
import type { Row } from './row-shape.js'

export type SortKey = readonly [property: string, direction: 'asc' | 'desc']

/**
 * How one offered filter reads its column. `search` is PostgreSQL full text over a generated `tsvector` column; `own` is true or false, and
 * true leaves the rows of the actor's organization.
 */
export interface FilterSpec { property: string; op: 'eq' | 'in' | 'gte' | 'lt' | 'contains' | 'prefix' | 'search' | 'own' }

/** A field that leads to other rows: to one over this row's key, to whatever has a key, to a short ordered list, or to a page of a connection. */
export type Relation = OneRelation | NodeRelation | ManyRelation | PageRelation
export interface OneRelation { readonly one: () => EntityClass<object>; readonly by: string }
export interface NodeRelation { readonly node: true; readonly by: string }
export interface ManyRelation {
  readonly many: () => EntityClass<object>
  readonly by: string
  readonly orderBy: readonly SortKey[]
  /** Not all rows, but those of which this holds. */
  readonly only?: Predicate
}
export interface PageRelation {
  readonly page: () => EntityClass<object>
  readonly by: string
  /** The one order that it has; without it the client chooses. */
  readonly orderBy?: string
  /** Filters of the target that are arguments of the field. */
  readonly filteredBy?: readonly string[]
}

/** A field that is made in code: what it is made from, and its values for many rows at once, in their order. */
export interface ComputedField {
  /** Properties of the row. Asked late: modules to the right may add to what a field says. */
  needs(): readonly string[]
  of(rows: readonly Row[], viewer: Viewer): readonly unknown[]
}

/** All that may be read of one type: by whom, along which relations, filtered and ordered how. A field that is not declared stops the build (`app/declared-fields.ts`). */
export interface ReadModel {
  entity: EntityClass<object>
  /** Row filter of every statement that touches the table. */
  view: Predicate
  /** Fields that everybody may read who sees the row; `id` always is one. */
  open: readonly string[]
  /** Fields that fewer viewers may read than the row; null for the others. */
  fields: Readonly<Record<string, Predicate>>
  /** `fields` by their property. */
  restrictions: Readonly<Record<string, Predicate>>
  /** Fields that are called otherwise than their property. */
  properties: Readonly<Record<string, string>>
  relations: Record<string, Relation>
  derived: Readonly<Record<string, Derived>>
  computed: Readonly<Record<string, ComputedField>>
  filters: Readonly<Record<string, FilterSpec>>
  /** Values of the type's order enum; the id is always appended in the last direction. */
  orders: Readonly<Record<string, readonly SortKey[]>>
}

export type ReadModelSpec = Pick<ReadModel, 'view'> & Partial<Omit<ReadModel, 'entity' | 'view' | 'relations' | 'restrictions'>> & { relations?: Readonly<Record<string, Relation>> }

const models = new Map<EntityClass<object>, ReadModel>()
const NEWEST: ReadModel['orders'] = { NEWEST: [['id', 'desc']], OLDEST: [['id', 'asc']] }

export function readModel(entity: EntityClass<object>, spec: ReadModelSpec): ReadModel {
  const { view, open = [], fields = {}, properties = {}, relations = {}, derived = {}, computed = {}, filters = {}, orders = {} } = spec
  const restrictions = Object.fromEntries(Object.entries(fields).map(([field, policy]) => [properties[field] ?? field, policy]))
  const model = { entity, view, open, fields, restrictions, properties, relations: { ...relations }, derived, computed, filters, orders: { ...NEWEST, ...orders } }
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

/** Which of a type's properties fewer viewers may read than its rows, and who. */
export function restrictionsOf(entity: EntityClass<object>): Readonly<Record<string, Predicate>> {
  return models.get(entity)?.restrictions ?? NONE
}

const NONE = {}

export function allReadModels(): readonly ReadModel[] {
  return [...models.values()]
}

/** Objects that are kept inside a JSON column: which of their fields lead to rows, and which are texts in both languages. */
export interface JsonModel { relations?: Readonly<Record<string, OneRelation>>; texts?: readonly string[] }

const jsonModels = new Map<string, JsonModel>()

export function jsonModel(type: { readonly name: string }, model: JsonModel): void {
  jsonModels.set(type.name, model)
}

export function jsonModelOf(typename: string): JsonModel {
  return jsonModels.get(typename) ?? {}
}

/** A query without arguments for what belongs to whoever asks: the row with an id (`viewer`), or the rows that point to it (`memberships`). */
export type OwnRead = (Pick<OneRelation, 'one'> | ManyRelation) & { readonly id: (actor: Actor) => string | null }

const ownReads = new Map<string, OwnRead>()

export function ownRead(query: string, read: OwnRead): void {
  ownReads.set(query, read)
}

export function ownReadOf(query: string): OwnRead | null {
  return ownReads.get(query) ?? null
}

/** A query for rows in one order without pages, which its arguments choose. */
export interface ListRead {
  readonly many: () => EntityClass<object>
  /** @throws whatever refuses the arguments */
  readonly page: (args: Readonly<Record<string, unknown>>) => { first: number; orderBy: string; filter: object }
}

const listReads = new Map<string, ListRead>()

export function listRead(query: string, read: ListRead): void {
  listReads.set(query, read)
}

export function listReadOf(query: string): ListRead | null {
  return listReads.get(query) ?? null
}
