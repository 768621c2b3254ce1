import { parentPort } from 'node:worker_threads'
import type { Instance } from '../instance.js'
import { solve } from '../solve.js'
import type { FromEngine, StoppableJob, ToThread } from './protocol.js'
import { SharedStop } from './shared-stop.js'

const post = (message: FromEngine): void => parentPort?.postMessage(message)

const work = async ({ instance, options, stop }: StoppableJob): Promise<void> => {
  current = new SharedStop(stop)
  const answer = await solve(JSON.parse(instance) as Instance, { ...options, signal: current, onProgress: (progress) => post({ kind: 'progress', progress }) })
  post({ kind: 'answer', answer: JSON.stringify(answer) })
}

let current: SharedStop | null = null

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'stop') return current?.tell()
  work(message.job).catch((error: unknown) => post({ kind: 'error', message: error instanceof Error ? error.stack ?? error.message : String(error) }))
})
