import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import type { SolveOptions } from '../options.js'
import { type Desk, Desks, type Turn, moduleBeside, processDesk } from './desks.js'
import type { Verification } from '../proof/check-answer.js'
import type { FromEngine, SentOptions, Task, ToEngine } from './protocol.js'

const desks = new Desks(() => processDesk(moduleBeside(import.meta.url, './solve-process')), 2)

/** The engine failed or its process ended; never a verdict about the instance. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure'
}

/** After a stop the engine answers with its best plan within this time, or it is ended. */
const GRACE_MS = 10_000

interface Attended { onProgress?: SolveOptions['onProgress'] | undefined; signal?: SolveOptions['signal'] | undefined }

/** What the task gives, as JSON. */
const converse = (desk: Desk, task: Task, { onProgress, signal }: Attended): Promise<string> => new Promise((resolve, reject) => {
  let grace: NodeJS.Timeout | undefined
  const post = (message: ToEngine): void => desk.post(message)
  const leave = (broken: boolean): void => {
    clearTimeout(grace)
    signal?.removeEventListener('abort', halt)
    desk.voice.off('message', hear).off('error', fall).off('disconnect', fall)
    if (broken) desks.discard(desk)
    else desks.giveBack(desk)
  }
  const fall = (reason?: unknown): void => {
    leave(true)
    reject(new EngineFailure(reason instanceof Error ? reason.message : 'the matching engine\'s process ended'))
  }
  const halt = (): void => {
    post({ kind: 'stop' })
    grace = setTimeout(fall, GRACE_MS)
  }
  const hear = (message: FromEngine): void => {
    if (message.kind === 'progress') return onProgress?.(message.progress)
    leave(false)
    if (message.kind === 'answer') resolve(message.answer)
    else reject(new EngineFailure(message.message))
  }
  desk.voice.on('message', hear).on('error', fall).on('disconnect', fall)
  post(task)
  signal?.addEventListener('abort', halt)
  if (signal?.aborted) halt()
})

/**
 * Solves in a process of its own: the caller's event loop stays free, nothing that the engine runs into ends it, and a stop (signal) brings the best plan
 * found so far. What can wait never has the last process.
 * @throws EngineFailure
 * @throws NoTurn when it is stopped while it waits for a process
 */
export const solveInProcess = async (instance: Instance, options: SolveOptions = {}, { canWait = false }: Pick<Turn, 'canWait'> = {}): Promise<Answer> => {
  const { onProgress, signal, ...rest } = options
  const job = { instance: JSON.stringify(instance), options: rest satisfies SentOptions }
  return JSON.parse(await converse(await desks.take({ canWait, signal }), { kind: 'solve', job }, { onProgress, signal })) as Answer
}

/** Has an answer checked where searches run: that of a large clearing takes seconds. @throws as `solveInProcess` */
export const checkInProcess = async (instance: Instance, answer: Answer, signal?: AbortSignal): Promise<Verification> => {
  const job = { instance: JSON.stringify(instance), answer: JSON.stringify(answer) }
  return JSON.parse(await converse(await desks.take({ canWait: false, signal }), { kind: 'check', job }, { signal })) as Verification
}
