import { type Desk, Desks } from '../thread/desks.js'
import type { MipJob, MipMessage, MipOptions, MipOutcome } from './highs-protocol.js'
import type { MipData } from './model.js'

export interface MipRun {
  data: MipData
  options: MipOptions
  start?: Float64Array | null
  signal?: AbortSignal | undefined
  onProgress?: ((bound: number, best: number) => void) | undefined
}

const desks = new Desks('./highs-worker', import.meta.url, 2)
let jobs = 0

/** After a stop HiGHS answers within this time, or its thread is ended. */
const GRACE_MS = 3_000

interface Best { values: Float64Array | null; bound: number }

const lost = (best: Best): MipOutcome => ({ status: best.values ? 'LIMIT' : 'FAILED', values: best.values, bound: best.bound, duals: null })

const converse = (desk: Desk, job: MipJob, run: MipRun): Promise<MipOutcome> => new Promise((resolve) => {
  const best: Best = { values: null, bound: -Infinity }
  let grace: NodeJS.Timeout | undefined
  const finish = (outcome: MipOutcome, broken: boolean): void => {
    clearTimeout(grace)
    run.signal?.removeEventListener('abort', halt)
    desk.worker.off('message', hear).off('error', fall).off('exit', fall)
    if (broken) desks.discard(desk)
    else desks.giveBack(desk)
    resolve(outcome)
  }
  const fall = (): void => finish(lost(best), true)
  const halt = (): void => {
    Atomics.store(new Int32Array(job.stop), 0, 1)
    grace = setTimeout(fall, GRACE_MS)
  }
  const hear = (message: MipMessage): void => {
    if (message.id !== job.id) return
    if (message.kind === 'done') return finish(message.outcome, message.outcome.status === 'FAILED')
    if (message.kind === 'incumbent') best.values = message.values
    else best.bound = Math.max(best.bound, message.bound)
    run.onProgress?.(best.bound, message.best)
  }
  desk.worker.on('message', hear).on('error', fall).on('exit', fall)
  run.signal?.addEventListener('abort', halt)
  desk.worker.postMessage(job)
  if (run.signal?.aborted) halt()
})

/** Solves a model with HiGHS in a worker thread. A crash of the solver is an outcome (FAILED, or LIMIT with the best it had found), never an error. */
export const runMip = async (run: MipRun): Promise<MipOutcome> => {
  jobs += 1
  const job: MipJob = { id: jobs, data: run.data, options: run.options, start: run.start ?? null, stop: new SharedArrayBuffer(4) }
  return converse(await desks.take(), job, run)
}
