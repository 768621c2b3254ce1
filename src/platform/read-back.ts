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

  /** @throws what reading failed with, unless the ordinary way can say it better */
  take(answers: readonly PromiseSettledResult<{ rows: readonly { data?: unknown }[] }>[]): void {
    try {
      for (const answer of answers) this.text = this.reading.complete(textOf(answer))
    } catch (error) {
      if (!isNullRefused(error)) throw error
    }
  }
}

function textOf(answer: PromiseSettledResult<{ rows: readonly { data?: unknown }[] }>): string {
  if (answer.status === 'rejected') throw answer.reason
  return String(answer.value.rows[0]?.data)
}
