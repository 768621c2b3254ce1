import { execute, type ExecutionResult } from 'graphql'
import type { ReadBack } from '../../platform/read-back.js'
import type { SubscriptionArguments } from './streams.js'

export type WriteArguments = Omit<SubscriptionArguments, 'planner'> & { readBack: ReadBack }

/** Executes a mutation whose answer is read with its commit: gives the text of `data`, or a result where there are errors to tell. */
export async function executeWrite({ readBack, document, contextValue, ...others }: WriteArguments): Promise<string | ExecutionResult> {
  contextValue.readBack = readBack
  const written = await execute({ ...others, contextValue, document: readBack.document })
  if (written.errors || !written.data) return written
  readBack.count()
  if (readBack.text !== null) return readBack.text
  const [aggregate] = Object.values(written.data) as { id: string }[]
  readBack.writtenId = aggregate?.id ?? null
  return await execute({ ...others, contextValue, document })
}
