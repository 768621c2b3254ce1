import type { DocumentNode } from 'graphql'
import type { Statement } from './database/row-changes.js'
import { isNullRefused } from './read/plan/not-planned.js'

interface Reading {
  /** The mutation with the id of what it gives, and nothing else. */
  document: DocumentNode
  typename: string
  statement(id: string): Statement
  /** Makes the fields that are made in code. */
  complete(text: string): string
}

/** How the answer to a mutation is read: by the id of what it wrote, in one go with the commit. */
export class ReadBack {
  /** The text of the answer's `data`; null: not read this way. */
  text: string | null = null
  /** Set once it is known that the answer is to be read the ordinary way. */
  writtenId: string | null = null

  constructor(private readonly reading: Reading) {}

  get document(): DocumentNode {
    return this.reading.document
  }

  statements(typename: string, id: string): Statement[] {
    return typename === this.reading.typename ? [this.reading.statement(id)] : []
  }

  /** What fails to be read is read the ordinary way, which also says what is wrong: the mutation stands. */
  take(answers: readonly PromiseSettledResult<{ rows: readonly { data?: unknown }[] }>[]): void {
    for (const answer of answers) if (answer.status === 'fulfilled') this.text = this.#completed(String(answer.value.rows[0]?.data))
  }

  #completed(text: string): string | null {
    try {
      return this.reading.complete(text)
    } catch (error) {
      if (isNullRefused(error)) return null
      throw error
    }
  }
}
