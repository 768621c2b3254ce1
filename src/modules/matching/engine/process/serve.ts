import { parentPort } from 'node:worker_threads'
import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import { verify } from '../proof/check-answer.js'
import { solve } from '../solve.js'
import type { CheckJob, FromEngine, StoppableJob, ToThread } from './protocol.js'
import { SharedStop } from './shared-stop.js'

const post = (message: FromEngine): void => parentPort?.postMessage(message)

const work = async ({ instance, options, stop }: StoppableJob): Promise<void> => {
  current = new SharedStop(stop)
  const answer = await solve(JSON.parse(instance) as Instance, { ...options, signal: current, onProgress: (progress) => post({ kind: 'progress', progress }) })
  post({ kind: 'answer', answer: JSON.stringify(answer) })
}

const check = async ({ instance, answer }: CheckJob): Promise<void> => {
  post({ kind: 'answer', answer: JSON.stringify(verify(JSON.parse(instance) as Instance, JSON.parse(answer) as Answer)) })
}

let current: SharedStop | null = null

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'stop') return current?.tell()
  const done = message.kind === 'check' ? check(message.job) : work(message.job)
  done.catch((error: unknown) => post({ kind: 'error', message: error instanceof Error ? error.stack ?? error.message : String(error) }))
})
