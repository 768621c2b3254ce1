import type { ExecutionResult } from 'graphql'
import { streamOf } from './stream-of.js'

/** A result whose `data` is the database's own text. */
export interface TextResult { dataText: string; extensions?: Record<string, unknown> }

export function resultText({ dataText, extensions }: TextResult): string {
  return `{"data":${dataText}${extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`}}`
}

/** Settles when the client took it. */
export type SendText = (result: TextResult) => Promise<void>

/** The results of a stream for graphql-ws, which would parse a text and write it again: it is sent from here instead, in its turn and at the client's pace. */
export function sendingTexts(results: AsyncGenerator<ExecutionResult | TextResult, void, void>, send: SendText): AsyncGenerator<ExecutionResult, void, void> {
  const next = async (): Promise<IteratorResult<ExecutionResult, void>> => {
    for (;;) {
      const { done, value } = await results.next()
      if (done) return { done, value: undefined }
      if (!('dataText' in value)) return { done: false, value }
      await send(value)
    }
  }
  return streamOf(next, () => results.return())
}
