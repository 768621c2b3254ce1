import type { DocumentNode } from 'graphql'
import type { Actor } from '../../actor.js'
import type { Fact } from '../parameters.js'
import type { Plan } from './plan.js'

/** A plan, or the reason why there is none. */
export type Planned = Plan | string

interface Variants { facts: readonly Fact[]; plans: Map<string, Planned> }

const MOST_STRUCTURES = 20
const MOST_VARIANTS = 30

/**
 * Plans by document, structure of variables, and the facts about the actor that they depend on. They go when their document goes, and the
 * transport keeps only so many of those.
 */
export class PlanCache {
  readonly #byDocument = new WeakMap<DocumentNode, Map<string, Variants>>()

  find(document: DocumentNode, structure: string, actor: Actor): Planned | null {
    const variants = this.#byDocument.get(document)?.get(structure)
    return variants?.plans.get(keyOf(variants.facts, actor)) ?? null
  }

  /** What has no plan has none for anybody: that depends on the document alone. */
  keep(document: DocumentNode, { structure, actor }: { structure: string; actor: Actor }, planned: Planned): void {
    const structures = this.#byDocument.get(document) ?? new Map<string, Variants>()
    this.#byDocument.set(document, structures)
    if (structures.size >= MOST_STRUCTURES && !structures.has(structure)) structures.clear()
    const variants = structures.get(structure) ?? { facts: typeof planned === 'string' ? [] : planned.facts, plans: new Map() }
    if (variants.plans.size >= MOST_VARIANTS) variants.plans.clear()
    variants.plans.set(keyOf(variants.facts, actor), planned)
    structures.set(structure, variants)
  }
}

function keyOf(facts: readonly Fact[], actor: Actor): string {
  let key = ''
  for (const fact of facts) key += fact(actor) ? '1' : '0'
  return key
}
