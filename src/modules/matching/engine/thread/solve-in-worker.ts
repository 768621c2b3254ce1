import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import type { SolveOptions } from '../options.js'
import { type Desk, Desks, moduleBeside, threadDesk } from './desks.js'
import type { FromThread, SentOptions } from './protocol.js'

const desks = new Desks(() => threadDesk(moduleBeside(import.meta.url, './solve-worker')), 2)

/** The engine failed or its thread ended; never a verdict about the instance. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure'
}

/** After a stop the thread answers with its best plan within this time, or it is ended. */
const GRACE_MS = 10_000

const converse = (desk: Desk, instance: Instance, options: SolveOptions): Promise<Answer> => new Promise((resolve, reject) => {
  const { onProgress, signal, ...rest } = options
  let grace: NodeJS.Timeout | undefined
  const leave = (broken: boolean): void => {
    clearTimeout(grace)
    signal?.removeEventListener('abort', halt)
    desk.voice.off('message', hear).off('error', fall).off(desk.gone, fall)
    if (broken) desks.discard(desk)
    else desks.giveBack(desk)
  }
  const fall = (reason?: unknown): void => {
    leave(true)
    reject(new EngineFailure(reason instanceof Error ? reason.message : 'the matching engine\'s thread ended'))
  }
  const halt = (): void => {
    desk.post({ kind: 'stop' })
    grace = setTimeout(fall, GRACE_MS)
  }
  const hear = (message: FromThread): void => {
    if (message.kind === 'progress') return onProgress?.(message.progress)
    leave(false)
    if (message.kind === 'answer') resolve(message.answer)
    else reject(new EngineFailure(message.message))
  }
  desk.voice.on('message', hear).on('error', fall).on(desk.gone, fall)
  desk.post({ kind: 'solve', instance, options: rest satisfies SentOptions })
  signal?.addEventListener('abort', halt)
  if (signal?.aborted) halt()
})

/** Solves in a worker thread: the caller's event loop stays free, and a stop (signal) brings the best plan found so far. */
export const solveInWorker = async (instance: Instance, options: SolveOptions = {}): Promise<Answer> => converse(await desks.take(), instance, options)
