import type { StopSignal } from '../options.js'
import { type Desk, Desks, moduleBeside, processDesk } from '../process/desks.js'
import type { MipJob, MipMessage, MipOptions, MipOutcome, ToHighs } from './highs-protocol.js'
import type { MipData } from './model.js'

export interface MipRun {
  data: MipData
  options: MipOptions
  start?: Float64Array | null
  signal?: StopSignal | undefined
  onProgress?: ((bound: number, best: number) => void) | undefined
}

const desks = new Desks(() => processDesk(moduleBeside(import.meta.url, './highs-process')), 2)
let jobs = 0

/** After a stop HiGHS answers within this time, or its process is ended. */
const GRACE_MS = 3_000

interface Best { values: Float64Array | null; bound: number }

const lost = ({ values, bound }: Best, reason: string): MipOutcome => ({ status: values ? 'LIMIT' : 'FAILED', values, bound, duals: null, reason })

const converse = (desk: Desk, job: MipJob, run: MipRun): Promise<MipOutcome> => new Promise((resolve) => {
  const best: Best = { values: null, bound: -Infinity }
  let grace: NodeJS.Timeout | undefined
  const post = (message: ToHighs): void => desk.post(message)
  const finish = (outcome: MipOutcome, broken: boolean): void => {
    clearTimeout(grace)
    run.signal?.removeEventListener('abort', halt)
    desk.voice.off('message', hear).off('error', fall).off('disconnect', fall)
    if (broken) desks.discard(desk)
    else desks.giveBack(desk)
    resolve(outcome)
  }
  const fall = (): void => finish(lost(best, 'the solver\'s process ended or did not answer'), true)
  const halt = (): void => {
    post({ kind: 'stop' })
    grace = setTimeout(fall, GRACE_MS)
  }
  const hear = (message: MipMessage): void => {
    if (message.id !== job.id) return
    if (message.kind === 'done') {
      const { outcome } = message
      return outcome.status === 'FAILED' ? finish(lost(best, outcome.reason ?? 'the solver gave up'), true) : finish(outcome, false)
    }
    if (message.kind === 'incumbent') best.values = message.values
    best.bound = Math.max(best.bound, message.bound)
    run.onProgress?.(best.bound, message.best)
  }
  desk.voice.on('message', hear).on('error', fall).on('disconnect', fall)
  run.signal?.addEventListener('abort', halt)
  post({ kind: 'solve', job })
  if (run.signal?.aborted) halt()
})

/** HiGHS refuses a model in which nothing can be chosen: every row sums up to 0. */
const withoutColumns = ({ rowLower, rowUpper }: MipData): MipOutcome => {
  const holds = rowLower.every((lower, row) => lower <= 0 && (rowUpper[row] ?? 0) >= 0)
  return holds
    ? { status: 'OPTIMAL', values: new Float64Array(), bound: 0, duals: new Float64Array(rowLower.length) }
    : { status: 'INFEASIBLE', values: null, bound: Infinity, duals: null }
}

/** Solves a model with HiGHS in a process of its own. A crash of the solver is an outcome (FAILED, or LIMIT with the best it had found), never an error. */
export const runMip = async (run: MipRun): Promise<MipOutcome> => {
  if (run.data.colCost.length === 0) return withoutColumns(run.data)
  // A stopped search asks for one model after the other on its way out: none of them is begun.
  if (run.signal?.aborted) return lost({ values: null, bound: -Infinity }, 'stopped before it began')
  jobs += 1
  const job: MipJob = { id: jobs, data: run.data, options: run.options, start: run.start ?? null }
  return converse(await desks.take(), job, run)
}
