import { askWhoSends, type ActorQuestion } from '../../modules/organizations/index.js'
import { ANONYMOUS, type Actor } from '../../platform/actor.js'
import type { Database } from '../../platform/read/database.js'
import type { Proof } from '../../platform/read/plan/plan.js'

/** Who sent a credential the last time; only as good as the proof that the statement of an answer carries along. */
export interface Presumed {
  actor: Actor
  question: ActorQuestion
  /** Asks whether PostgreSQL would say the same of the credential now. */
  proof: Proof
}

const MOST_KNOWN = 10_000

/**
 * Remembers who sent a credential, so that a read needs one statement: it reads for the remembered actor and asks again who that is, in one
 * snapshot. When the answer differs the read is thrown away. A revocation therefore works at once, as if everybody were asked first.
 */
export class PresumedActors {
  readonly #known = new Map<string, Presumed>()

  constructor(private readonly database: Database) {}

  of(credential: string | null): Presumed | null {
    return credential === null ? null : this.#known.get(credential) ?? null
  }

  async resolve(credential: string | null): Promise<Actor> {
    if (credential === null) return ANONYMOUS
    return await this.#stillKnown(credential) ?? await this.#ask(credential)
  }

  /** Whether it is who it was takes less than who it is. */
  async #stillKnown(credential: string): Promise<Actor | null> {
    const known = this.#known.get(credential)
    if (!known) return null
    const [row] = await this.database.query(`select ${known.proof.sql(1)} as proof`, known.proof.values())
    return row?.['proof'] === known.proof.expected ? known.actor : null
  }

  async #ask(credential: string): Promise<Actor> {
    const question = this.#known.get(credential)?.question ?? askWhoSends(credential)
    const [row] = await this.database.query(`select ${question.sql(1)} as actor`, question.values())
    const answer = row?.['actor'] as string | null
    const actor = question.actor(answer)
    this.#remember(credential, answer === null ? null : { actor, question, proof: proofOf(question, answer) })
    return actor
  }

  #remember(credential: string, presumed: Presumed | null): void {
    this.#known.delete(credential)
    const [oldest] = this.#known.keys()
    if (this.#known.size >= MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest)
    if (presumed) this.#known.set(credential, presumed)
  }
}

function proofOf(question: ActorQuestion, answer: string): Proof {
  const still = question.still(answer)
  return still ? { ...still, expected: true } : { ...question, expected: answer }
}
