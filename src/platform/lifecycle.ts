import { wrongState } from './errors.js'

/** WHEN: a verb, the statuses it is possible in, and the one it leads to. */
export interface Transition<S extends string> { readonly from: readonly S[]; readonly to: S }
export type Lifecycle<S extends string> = Readonly<Record<string, Transition<S>>>

/** @throws WRONG_STATE with the current status and those that allow the action. */
export function expectState<S extends string>(lifecycle: Lifecycle<S>, action: string, subject: { status: S }): Transition<S> {
  const transition = lifecycle[action]
  if (!transition) throw new Error(`no transition ${action}`)
  if (!transition.from.includes(subject.status)) throw wrongState({ action, current: subject.status, allowedFrom: transition.from })
  return transition
}

/** Moves the subject along its lifecycle. @throws WRONG_STATE */
export function transition<S extends string>(lifecycle: Lifecycle<S>, action: string, subject: { status: S }): void {
  subject.status = expectState(lifecycle, action, subject).to
}
