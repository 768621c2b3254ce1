import type { DocumentNode } from 'graphql'
import type { Statement } from './database/row-changes.js'
import { reasonOfFailure } from './read/plan/not-planned.js'

interface Reading {
  /** The mutation with the id of what it gives, and nothing else. */
  document: DocumentNode
  typename: string
  statement(id: string): Statement
  /** Makes the fields that are made in code. */
  complete(text: string): string
  /** Told once of an answer that was read so, or why it was not. */
  count(ordinary: string | null): void
}

/** How the answer to a mutation is read: by the id of what it wrote, in one go with the commit. */
export class ReadBack {
  /** The text of the answer's `data`; null: not read this way. */
  text: string | null = null
  /** Set once it is known that the answer is to be read the ordinary way. */
  writtenId: string | null = null
  #sent: Statement | null = null
  #reason = 'a command that goes on after its commit'

  constructor(private readonly reading: Reading) {}

  get document(): DocumentNode {
    return this.reading.document
  }

  statements(typename: string, id: string): Statement[] {
    if (typename !== this.reading.typename) return []
    this.#sent = this.reading.statement(id)
    return [this.#sent]
  }

  /** What fails to be read is read the ordinary way, which also says what is wrong: the mutation stands. */
  take(answers: readonly PromiseSettledResult<{ rows: readonly { data?: unknown }[] }>[]): void {
    for (const answer of answers) {
      if (answer.status === 'fulfilled') this.text = this.#completed(String(answer.value.rows[0]?.data))
      else this.#reason = reasonOfFailure(answer.reason) ?? 'a statement that failed'
    }
  }

  /** The statement whose text is the answer, or the reason why there is none. */
  get read(): Statement | string {
    return this.text === null || this.#sent === null ? this.#reason : this.#sent
  }

  count(): void {
    const { read } = this
    this.reading.count(typeof read === 'string' ? read : null)
  }

  #completed(text: string): string | null {
    try {
      return this.reading.complete(text)
    } catch (error) {
      const reason = reasonOfFailure(error)
      if (reason === null) throw error
      this.#reason = reason
      return null
    }
  }
}
