import type { Viewer } from '../../viewer.js'
import type { Parameters } from '../parameters.js'
import { filled, type Gap } from './gap.js'
import type { ArgumentSlot } from './argument-slot.js'

/** 5e-05 is 0.00005 to JavaScript, 1e-07 is 1e-7, and -0 is 0. Without an exponent both write the same digits. */
const FLOAT_OF_POSTGRESQL = /e[+-]\d\d\d?[,\]}]|-0[,\]}]/

/** Gives the id, or the ids, that a read was asked for. */
export type IdSlot = (variables: Record<string, unknown>) => unknown

/** What a plan reads anew for every run, and what it leaves to code. */
export interface Bindings { parameters: Parameters; slots: readonly ArgumentSlot<unknown>[]; ids: readonly IdSlot[]; gaps: readonly Gap[]; isRespaced: boolean; hasFloats: boolean; isShort: boolean; isFiltered: boolean }

/** A question that a statement answers beside its data, in the same snapshot. */
export interface Proof {
  /** An expression with parameters from number `first` on; the same function for the same text. */
  sql(first: number): string
  values(): unknown[]
  expected: string | boolean
}

/** One statement for an operation, how to bind it, and how to complete its answer. */
export class Plan {
  readonly #withProof = new Map<Proof['sql'], string>()

  constructor(readonly sql: string, private readonly bindings: Bindings) {}

  /** null when the arguments have another structure than the plan. @throws BAD_INPUT as the ordinary way does */
  bind({ actor, locale, cursor = null, written = null }: Viewer & { cursor?: string | null; written?: string | null }, variables: Record<string, unknown>): unknown[] | null {
    const { parameters, ids } = this.bindings
    const asked = this.#asked(variables)
    if (asked === null) return null
    return parameters.bind({ actor, locale, cursor, written, asked, ids: ids.map((slot) => slot(variables)) })
  }

  /** What every field asks for by its arguments, which are the same for every run without variables. @throws BAD_INPUT */
  #asked(variables: Record<string, unknown>): readonly unknown[] | null {
    const { slots } = this.bindings
    if (Object.keys(variables).length === 0) return slots.map(({ planned }) => planned)
    const asked = slots.map((slot) => slot.askedWith(variables))
    return slots.every((slot, i) => slot.fits(asked[i])) ? asked : null
  }

  /** The text of `data`: the database's own, unless fields are made in code, or something is written otherwise than JavaScript does. @throws NullRefused */
  complete(text: string, viewer: Viewer): string {
    const { gaps, isRespaced, hasFloats } = this.bindings
    const isWrittenAnew = isRespaced || gaps.length > 0 || (hasFloats && FLOAT_OF_POSTGRESQL.test(text))
    return isWrittenAnew ? filled(text, gaps, viewer) : text
  }

  withProof({ sql }: Proof): string {
    const known = this.#withProof.get(sql) ?? `select (${this.sql}) as data, ${sql(this.bindings.parameters.count + 1)} as proof`
    this.#withProof.set(sql, known)
    return known
  }

  /** It reads objects by their ids or pages along an index, and what belongs to them: neither counts, sums nor filters. */
  get isShort(): boolean {
    return this.bindings.isShort
  }

  /** How it is best run depends on the filters' values. */
  get isFiltered(): boolean {
    return this.bindings.isFiltered
  }

  get facts(): Parameters['facts'] {
    return this.bindings.parameters.facts
  }
}
