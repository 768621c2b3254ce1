import type { EntityClass } from '@mikro-orm/postgresql'
import type { Actor } from '../actor.js'
import type { Parameters } from './parameters.js'

/**
 * How a field of rows that no table has is written: an expression; an object of such fields; a list with one of them for each of the rows that
 * were grouped, of which `only` holds; or the row of a table that a key points to.
 */
export type Made = string | { readonly object: MadeFields } | MadeList | { readonly one: () => EntityClass<object>; readonly key: string }
export type MadeFields = Readonly<Record<string, Made>>
interface MadeList { readonly list: MadeFields; readonly only: string; readonly orderBy: string }

/** Gives the place of a value that is bound for every run. */
export type Ask<Question> = (read: (question: Question) => unknown, sqlType: string) => string

/** The rows of an answer: all of the statement from `from` on, and their fields. */
export interface MadeRows { from: string; fields: MadeFields }

/** A query for rows that no table has, such as groups with their sums: its module writes the statement, the planner what is selected of it. */
export interface MadeRead<Question> {
  /** The ordinary way refuses the others. */
  readonly isFor: (actor: Actor) => boolean
  /** @throws whatever refuses the arguments */
  readonly question: (args: Readonly<Record<string, unknown>>) => Question
  /** What the text depends on. */
  readonly structure: (question: Question) => string
  readonly rows: (question: Question, ask: Ask<Question>, parameters: Parameters) => MadeRows
}

const madeReads = new Map<string, MadeRead<unknown>>()

export function madeRead<Question>(query: string, read: MadeRead<Question>): void {
  madeReads.set(query, read as MadeRead<unknown>)
}

export function madeReadOf(query: string): MadeRead<unknown> | null {
  return madeReads.get(query) ?? null
}
