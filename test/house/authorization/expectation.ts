import type { ActingClient } from '../../support/actors.js'
import type { World } from '../../support/world.js'

/** What an operation answers: data, nothing to see, or the code of a refusal. */
export type Outcome = 'OK' | 'EMPTY' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_INPUT'

/** One operation of the schema as four kinds of caller get it. */
export interface Expectation {
  document: string
  variables?: (world: World) => Record<string, unknown>
  /** Who has the right role in the right organization. */
  right: (world: World) => ActingClient
  /** The same role in another organization of the same kind. */
  stranger: Outcome
  /** A member of the right organization who only may read. */
  withoutRole: Outcome
  anonymous: Outcome
}

export type Expectations = Readonly<Record<string, Expectation>>
