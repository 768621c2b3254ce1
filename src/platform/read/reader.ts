import type { EntityClass } from '@mikro-orm/postgresql'
import DataLoader from 'dataloader'
import type { Actor } from '../actor.js'
import { holds } from '../policy.js'
import { notFound } from '../errors.js'
import { isUuid } from '../id.js'
import type { Viewer } from '../viewer.js'
import { countPages, findTypes, loadByIds, loadChildren, loadColumn, loadPages, type ReadScope } from './load.js'
import { argumentsAlong, connectionFrom, pageRequest, type ConnectionArguments, type ConnectionRow } from './page.js'
import { derivedValue } from './derived.js'
import { jsonModelOf, listReadOf, modelOf, ownReadOf, type ReadModel } from './read-model.js'
import type { Row } from './row-shape.js'

const ROOT = ''

/**
 * The one way to read: by id, along a declared relation, or a page. Every statement carries the viewer's row filter;
 * rows asked for in one tick are fetched together, so the number of statements does not grow with the number of rows.
 */
export class Reader {
  readonly #loaders = new Map<string, DataLoader<string, unknown>>()

  constructor(private readonly scope: ReadScope) {}

  get actor(): Actor {
    return this.scope.actor
  }

  /** The same database, also that of a dry run, seen by somebody else. */
  seenBy(actor: Actor): Reader {
    return new Reader({ ...this.scope, actor })
  }

  /** null when there is none that the viewer may see. */
  async byId(entity: EntityClass<object>, id: string): Promise<Row | null> {
    if (!isUuid(id)) return null
    return await this.#loader(`id:${entity.name}`, (ids) => loadByIds(this.scope, entity, ids)).load(id.toLowerCase()) as Row | null
  }

  /** Whatever has the id, of any readable type. */
  async node(id: string): Promise<Row | null> {
    if (!isUuid(id)) return null
    const entity = await this.#loader('node', (ids) => findTypes(this.scope, ids)).load(id) as EntityClass<object> | null
    return entity ? await this.byId(entity, id) : null
  }

  /** @throws NOT_FOUND */
  async required(entity: EntityClass<object>, id: string): Promise<Row> {
    const row = await this.byId(entity, id)
    if (!row) throw notFound(entity.name, id)
    return row
  }

  /** Follows a declared `one` or `many` relation from a row. */
  async related(row: object, field: string): Promise<Row | Row[] | null> {
    const from = row as Row
    const relation = this.#modelOf(row).relations[field]
    if (!relation || 'page' in relation) throw new Error(`${from.__typename}.${field} is no relation to one or many`)
    if ('one' in relation) {
      const key = from[relation.by]
      return typeof key === 'string' ? await this.byId(relation.one(), key) : null
    }
    if ('node' in relation) return await this.node(String(from[relation.by]))
    const name = `many:${from.__typename}.${field}`
    return await this.#loader(name, (ids) => loadChildren(this.scope, relation, ids)).load(from.id) as Row[]
  }

  /** A page of everything of a type that the viewer may see. */
  async page(entity: EntityClass<object>, args: ConnectionArguments): Promise<ConnectionRow> {
    return await this.#connection({ entity, by: null }, ROOT, args, entity.name)
  }

  /** A page along a declared `page` relation from a row. */
  async relatedPage(row: object, field: string, args: ConnectionArguments): Promise<ConnectionRow> {
    const from = row as Row
    const relation = this.#modelOf(row).relations[field]
    if (!relation || !('page' in relation)) throw new Error(`${from.__typename}.${field} is no paged relation`)
    return await this.#connection({ entity: relation.page(), by: relation.by }, from.id, argumentsAlong(relation, args), `${from.__typename}.${field}`)
  }

  /** The value of a field that fewer viewers may read than its row; null for the others. */
  restricted<T>(row: object, field: string): T | null {
    const { fields, properties } = this.#modelOf(row)
    const policy = fields[field]
    if (!policy) throw new Error(`${field} declares no policy of its own`)
    return holds(policy, this.actor, row) ? ((row as Row)[properties[field] ?? field] as T) ?? null : null
  }

  /** As `restricted`, for a large column that is no part of the row: read when it is asked for, for many rows at once. */
  async restrictedOnDemand(row: object, property: string): Promise<unknown> {
    const { __typename, id } = row as Row
    const { entity, fields: { [property]: policy } } = this.#modelOf(row)
    if (!policy) throw new Error(`${property} declares no policy of its own`)
    if (!holds(policy, this.actor, row)) return null
    return await this.#loader(`column:${__typename}.${property}`, (ids) => loadColumn(this.scope, { entity, property }, ids)).load(id)
  }

  /** A field that is worked out of columns. */
  derived(row: object, field: string): string | number {
    const derived = this.#modelOf(row).derived[field]
    if (!derived) throw new Error(`${field} is not declared as derived`)
    return derivedValue(derived, row as Row)
  }

  /** A field that is made in code. */
  computed(row: object, field: string, viewer: Viewer): unknown {
    const computed = this.#modelOf(row).computed[field]
    if (!computed) throw new Error(`${field} is not declared as computed`)
    return computed.of([row as Row], viewer)[0]
  }

  /** Follows a relation from an object inside a JSON column. */
  async relatedIn(type: { readonly name: string }, object: object, field: string): Promise<Row | null> {
    const relation = jsonModelOf(type.name).relations?.[field]
    if (!relation) throw new Error(`${type.name}.${field} is no relation`)
    const key = (object as Record<string, unknown>)[relation.by]
    return typeof key === 'string' ? await this.byId(relation.one(), key) : null
  }

  /** What a query without arguments is about, such as `viewer`. */
  async own(query: string): Promise<Row | Row[] | null> {
    const read = ownReadOf(query)
    if (!read) throw new Error(`${query} is not declared`)
    const id = read.id(this.actor)
    if ('one' in read) return id === null ? null : await this.byId(read.one(), id)
    return id === null ? [] : await this.#loader(`own:${query}`, (ids) => loadChildren(this.scope, read, ids)).load(id) as Row[]
  }

  /** What a query without pages chooses by its arguments, such as `holidays`. */
  async list(query: string, args: object): Promise<Row[]> {
    const read = listReadOf(query)
    if (!read) throw new Error(`${query} is not declared`)
    const { edges } = await this.page(read.many(), read.page({ ...args }))
    return edges.map(({ node }) => node)
  }

  /** Forgets what was read: after a write of the same operation. */
  refresh(): void {
    this.#loaders.clear()
  }

  async #connection(source: { entity: EntityClass<object>; by: string | null }, parent: string, args: ConnectionArguments, name: string): Promise<ConnectionRow> {
    const request = pageRequest({ model: modelOf(source.entity), shape: this.scope.statements.shape(source.entity) }, args)
    const key = `${name}:${JSON.stringify(args)}`
    const rows = await this.#loader(`page:${key}`, (ids) => loadPages(this.scope, { ...source, request }, ids)).load(parent) as Row[]
    const count = () => this.#loader(`count:${key}`, (ids) => countPages(this.scope, { ...source, request }, ids)).load(parent) as Promise<number>
    return connectionFrom(request, rows, count)
  }

  #modelOf(row: object): ReadModel {
    return modelOf(this.scope.entityOf((row as Row).__typename))
  }

  #loader(name: string, batch: (keys: readonly string[]) => Promise<ArrayLike<unknown>>): DataLoader<string, unknown> {
    const known = this.#loaders.get(name)
    if (known) return known
    const loader = new DataLoader<string, unknown>((keys) => batch(keys) as Promise<ArrayLike<Error>>, { maxBatchSize: 1_000 })
    this.#loaders.set(name, loader)
    return loader
  }
}
