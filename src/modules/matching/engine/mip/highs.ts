import { Worker } from 'node:worker_threads'
import type { MipJob, MipMessage, MipOptions, MipOutcome } from './highs-protocol.js'
import type { MipData } from './model.js'

export interface MipRun {
  data: MipData
  options: MipOptions
  start?: Float64Array | null
  signal?: AbortSignal | undefined
  onProgress?: ((bound: number, best: number) => void) | undefined
}

interface Desk { worker: Worker; busy: boolean }

const desks: Desk[] = []
const waiting: ((desk: Desk) => void)[] = []
const MOST_DESKS = 2
let jobs = 0

/** Source files run as they are (tests), compiled ones as JavaScript. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './highs-worker.ts' : './highs-worker.js', import.meta.url)

const open = (): Desk => {
  const worker = new Worker(entry)
  worker.unref()
  const desk = { worker, busy: true }
  desks.push(desk)
  return desk
}

const takeDesk = async (): Promise<Desk> => {
  const free = desks.find((desk) => !desk.busy)
  if (free) {
    free.busy = true
    return free
  }
  return desks.length < MOST_DESKS ? open() : new Promise((resolve) => waiting.push(resolve))
}

const giveBack = (desk: Desk): void => {
  const next = waiting.shift()
  if (next) next(desk)
  else desk.busy = false
}

const closeDesk = (desk: Desk): void => {
  desks.splice(desks.indexOf(desk), 1)
  void desk.worker.terminate()
  const next = waiting.shift()
  if (next) next(open())
}

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
    desk.worker.off('message', hear).off('error', fall).off('exit', fall).unref()
    if (broken) closeDesk(desk)
    else giveBack(desk)
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
  desk.worker.on('message', hear).on('error', fall).on('exit', fall).ref()
  run.signal?.addEventListener('abort', halt)
  desk.worker.postMessage(job)
  if (run.signal?.aborted) halt()
})

/** Solves a model with HiGHS in a worker thread. A crash of the solver is an outcome (FAILED, or LIMIT with the best it had found), never an error. */
export const runMip = async (run: MipRun): Promise<MipOutcome> => {
  jobs += 1
  const job: MipJob = { id: jobs, data: run.data, options: run.options, start: run.start ?? null, stop: new SharedArrayBuffer(4) }
  return converse(await takeDesk(), job, run)
}
