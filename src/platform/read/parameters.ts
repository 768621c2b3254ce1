import { ANONYMOUS, type Actor } from '../actor.js'
import type { Locale } from '../locale.js'

/** What one run of a statement is for: who looks, and the arguments that are values rather than structure. */
export interface Binding {
  actor: Actor
  locale: Locale
  /** Of the first message of a stream; null for queries. */
  cursor: string | null
  /** Id of what a mutation wrote; null for queries. */
  written: string | null
  /** Of each field of a plan that asks by its arguments, in the order in which the plan met them. */
  asked: readonly unknown[]
  /** Of each read by id of a plan. */
  ids: readonly unknown[]
}

export type ReadValue = (binding: Binding) => unknown
/** A fact about an actor that decides the text of a statement. */
export type Fact = (actor: Actor) => boolean

/**
 * Collects the parameters of one statement as functions, so that its text is made once and bound anew for every run. Its text depends on the
 * facts about the actor that were asked for; two actors with the same facts share it.
 */
export class Parameters {
  readonly #reads: ReadValue[] = []
  readonly #ofActor = new Map<(actor: Actor) => unknown, Map<string, string>>()
  readonly #facts = new Map<Fact, boolean>()

  constructor(private readonly actor: Actor = ANONYMOUS) {}

  add(value: unknown, sqlType: string): string {
    return this.later(() => value, sqlType)
  }

  later(read: ReadValue, sqlType: string): string {
    this.#reads.push(read)
    return `$${this.#reads.length}::${sqlType}`
  }

  /** One parameter for all places that compare with the same property of the actor. */
  ofActor(read: (actor: Actor) => unknown, sqlType: string): string {
    const known = this.#ofActor.get(read) ?? new Map<string, string>()
    this.#ofActor.set(read, known)
    const placeholder = known.get(sqlType) ?? this.later(({ actor }) => read(actor), sqlType)
    known.set(sqlType, placeholder)
    return placeholder
  }

  fact(test: Fact): boolean {
    const known = this.#facts.get(test) ?? test(this.actor)
    this.#facts.set(test, known)
    return known
  }

  get count(): number {
    return this.#reads.length
  }

  get facts(): readonly Fact[] {
    return [...this.#facts.keys()]
  }

  bind(binding: Binding): unknown[] {
    return this.#reads.map((read) => read(binding))
  }

  /** For a statement that is run once, for the actor that it was made for. */
  get values(): unknown[] {
    return this.bind({ actor: this.actor, locale: 'en', cursor: null, written: null, asked: [], ids: [] })
  }
}
