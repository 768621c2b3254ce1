import type { Actor } from '../../actor.js'
import { isUuid } from '../../id.js'
import type { Binding, Parameters } from '../parameters.js'
import type { PageSlot } from './page-slot.js'

/** Gives the id that a read by id was asked for. */
export type IdSlot = (variables: Record<string, unknown>) => unknown

export interface Slots { pages: readonly PageSlot[]; ids: readonly IdSlot[] }

/** A question that a statement answers beside its data, in the same snapshot. */
export interface Proof {
  /** An expression with parameters from number `first` on; the same function for the same text. */
  sql(first: number): string
  values(): unknown[]
  expected: string
}

/** One statement for an operation, and how to bind it. */
export class Plan {
  readonly #withProof = new Map<Proof['sql'], string>()

  constructor(readonly sql: string, private readonly parameters: Parameters, private readonly slots: Slots) {}

  /** null when the arguments have another structure than the plan. @throws BAD_INPUT as the ordinary way does */
  bind(actor: Actor, variables: Record<string, unknown>): unknown[] | null {
    const pages = this.slots.pages.map((slot) => slot.requestWith(variables))
    if (!this.slots.pages.every((slot, i) => fits(slot, pages[i]))) return null
    const ids = this.slots.ids.map((slot) => slot(variables)).map((id) => typeof id === 'string' && isUuid(id) ? id : null)
    return this.parameters.bind({ actor, pages, ids })
  }

  withProof({ sql }: Proof): string {
    const known = this.#withProof.get(sql) ?? `select (${this.sql}) as data, ${sql(this.parameters.count + 1)} as proof`
    this.#withProof.set(sql, known)
    return known
  }

  get facts(): Parameters['facts'] {
    return this.parameters.facts
  }
}

function fits(slot: PageSlot, request: Binding['pages'][number] | undefined): boolean {
  return request !== undefined && slot.fits(request)
}
