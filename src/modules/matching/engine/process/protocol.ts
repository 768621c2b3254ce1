import type { Progress, SolveOptions } from '../options.js'

export type SentOptions = Omit<SolveOptions, 'onProgress' | 'signal'>

/** What the engine is given and what it answers travel as JSON: for them that takes half the time of a structured clone. */
export interface Job { instance: string; options: SentOptions }

export type ToEngine = { kind: 'solve'; job: Job } | { kind: 'stop' }

/** Inside the engine's process: the flag is read while the engine works, when no message can come in. */
export type StoppableJob = Job & { stop: SharedArrayBuffer }

export type ToThread = { kind: 'solve'; job: StoppableJob } | { kind: 'stop' }

export type FromEngine = { kind: 'progress'; progress: Progress } | { kind: 'answer'; answer: string } | { kind: 'error'; message: string }
