import type { Progress, SolveOptions } from '../options.js'

export type SentOptions = Omit<SolveOptions, 'onProgress' | 'signal'>

/** What the engine is given and what it answers travel as JSON: for them that takes half the time of a structured clone. */
export interface Job { instance: string; options: SentOptions }

/** An instance and what was answered to it, to be checked by code that shares nothing with the solver. */
export interface CheckJob { instance: string; answer: string }

export type Task = { kind: 'solve'; job: Job } | { kind: 'check'; job: CheckJob }

export type ToEngine = Task | { kind: 'stop' }

/** Inside the engine's process: the flag is read while the engine works, when no message can come in. */
export type StoppableJob = Job & { stop: SharedArrayBuffer }

export type ToThread = { kind: 'solve'; job: StoppableJob } | Extract<ToEngine, { kind: 'check' | 'stop' }>

/** `answer`: what the task gives, as JSON. */
export type FromEngine = { kind: 'progress'; progress: Progress } | { kind: 'answer'; answer: string } | { kind: 'error'; message: string }
