import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import type { Progress, SolveOptions } from '../options.js'

export type SentOptions = Omit<SolveOptions, 'onProgress' | 'signal'>

export type ToThread = { kind: 'solve'; instance: Instance; options: SentOptions } | { kind: 'stop' }

export type FromThread = { kind: 'progress'; progress: Progress } | { kind: 'answer'; answer: Answer } | { kind: 'error'; message: string }
