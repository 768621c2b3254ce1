import type { Lifecycle } from '../../../platform/lifecycle.js'
import type { ClearingStatus } from './clearing-run.types.js'

/** Stopping asks for an end; the run ends as soon as the engine has answered with its best plan. */
export const clearingRunLifecycle = { stopClearing: { from: ['RUNNING'], to: 'RUNNING' } } satisfies Lifecycle<ClearingStatus>

export const clearingRunCourse = {
  finish: { from: ['RUNNING'], to: 'DONE' },
  endEarly: { from: ['RUNNING'], to: 'STOPPED' },
  fail: { from: ['RUNNING'], to: 'FAILED' },
} satisfies Lifecycle<ClearingStatus>
