import { LockMode, wrap, type EntityManager, type EntityClass, type FilterQuery, type Populate, type RequiredEntityData } from '@mikro-orm/postgresql'
import { CompiledQuery } from 'kysely'
import type { Actor } from './actor.js'
import { pickRows, selectRows } from './database/entity-select.js'
import { newRow, referenceTo, type NewRow } from './database/new-row.js'
import type { Statement } from './database/row-changes.js'
import { notFound, unauthenticated } from './errors.js'
import { expectVersion } from './expected-version.js'
import { isUuid } from './id.js'
import type { EventName, EventPayloads, EventSubject } from './events/payloads.js'

/** An event on its way into the log with the transaction that causes it. */
export interface PendingEvent { type: EventName; subject: EventSubject; payload: Record<string, unknown> }

/** What a command works with: one unit of work, one actor, one instant. State and events commit together or not at all. */
export class Tx {
  readonly pending: PendingEvent[] = []
  /** Rows that `insert` was given, to be written with the state. */
  readonly inserted: NewRow[] = []
  /** What `atTheEnd` was given, in its order. */
  readonly closing: (() => Promise<void>)[] = []

  constructor(readonly em: EntityManager, readonly actor: Actor, readonly now: Date) {}

  /**
   * Locks one aggregate root and re-reads it. Lock several only through `lockAll`.
   * An expected version is compared by `authorize`, so that it tells a stranger nothing.
   * @throws NOT_FOUND; UNAUTHENTICATED for anonymous callers, who learn of no id whether it exists.
   */
  async lock<T extends { id: string }, P extends string = never>(
    entity: EntityClass<T>, id: string, options: { populate?: Populate<T, P>; expectedVersion?: number | null | undefined } = {},
  ): Promise<T> {
    if (this.actor.kind === 'ANONYMOUS') throw unauthenticated()
    const [root] = isUuid(id) ? await this.#select(entity, 'where id = $1::uuid for update', id) : []
    if (!root) throw notFound(entity.name, id)
    expectVersion(root, options.expectedVersion)
    if (options.populate) await this.em.populate(root, options.populate as never)
    return root
  }

  /** Locks several rows of one table in key order, which is what keeps two transactions from waiting for each other. */
  async lockAll<T extends { id: string }>(entity: EntityClass<T>, where: FilterQuery<NoInfer<T>>): Promise<T[]> {
    return await this.em.find(entity, where as never, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } as never, refresh: true }) as T[]
  }

  /** Reads without locking. @throws NOT_FOUND */
  async get<T extends { id: string }, P extends string = never>(entity: EntityClass<T>, id: string, populate?: Populate<T, P>): Promise<T> {
    if (this.actor.kind === 'ANONYMOUS') throw unauthenticated()
    const known = this.em.getUnitOfWork().getById<T>(entity, id as never)
    const [found] = known && wrap(known).isInitialized() ? [known] : isUuid(id) ? await this.#select(entity, 'where id = $1::uuid', id) : []
    if (!found) throw notFound(entity.name, id)
    if (populate) await this.em.populate(found, populate as never)
    return found
  }

  /** Properties of those that there are: plain values of columns that are neither dates nor value objects, not locked and not in the unit of work. */
  async pick<T extends { id: string }, P extends keyof T & string>(entity: EntityClass<T>, properties: readonly P[], ids: readonly string[]): Promise<Pick<T, P>[]> {
    return await this.query(pickRows(this.em.getMetadata().get(entity), properties), [[...new Set(ids)]])
  }

  create<T extends object>(entity: EntityClass<T>, data: RequiredEntityData<NoInfer<T>>): T {
    const created = Object.assign(new (entity as new () => T)(), data)
    this.em.persist(created)
    return created
  }

  /**
   * A new row that this command does not look for again: written with the state and told by the event as it is then. It has no place in the unit
   * of work, which costs more than all the rest of a row, so nothing that has one may point to it.
   */
  insert<T extends { id: string }>(entity: EntityClass<T>, data: RequiredEntityData<NoInfer<T>>): T {
    const added = newRow(this.em.getMetadata().get(entity), data)
    this.inserted.push(added)
    return added.row as T
  }

  /** For a relation of an inserted row to one that is there. */
  reference<T extends { id: string }>(entity: EntityClass<T>, id: string): T {
    return referenceTo(this.em.getMetadata().get(entity), id) as T
  }

  /** Says what happened. The first event of an aggregate in a transaction raises its version. */
  record<N extends EventName>(type: N, subject: EventSubject, payload: EventPayloads[N]): void {
    if (!this.pending.some((event) => event.subject === subject)) subject.version += 1
    this.pending.push({ type, subject, payload: payload as Record<string, unknown> })
  }

  /** For rows that many wait for: done once state and events are written, so that nothing but the commit keeps them locked. May still refuse everything. */
  atTheEnd(work: () => Promise<void>): void {
    this.closing.push(work)
  }

  /** Raw SQL inside the transaction, `$1` parameters; flushes nothing by itself. */
  async query<R = Record<string, unknown>>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const { rows } = await this.em.getKysely().executeQuery(CompiledQuery.raw(sql, [...values]))
    return rows as R[]
  }

  /** Statements that do not wait for each other, in their order. @throws what the first that fails is refused with */
  async queryAll(statements: readonly Statement[]): Promise<void> {
    await Promise.all(statements.map(({ sql, values }) => this.query(sql, values)))
  }

  /** By a statement that PostgreSQL has planned already; the ORM's own carry their values in the text. */
  async #select<T extends { id: string }>(entity: EntityClass<T>, condition: string, value: unknown): Promise<T[]> {
    const meta = this.em.getMetadata().get(entity)
    if (this.em.getUnitOfWork().shouldAutoFlush(meta)) await this.em.flush()
    const rows = await this.query(`${selectRows(meta)} ${condition}`, [value])
    return rows.map((row) => this.em.map(entity, row as never) as T)
  }
}
