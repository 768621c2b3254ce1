// The solver's process. Out of memory or a trap in HiGHS ends this process, never the server. HiGHS runs in a thread of it, so that a stop is heard while it works.
import { Worker } from 'node:worker_threads'
import type { MipMessage, StoppableJob, ToHighs } from './highs-protocol.js'

const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './highs-worker.ts' : './highs-worker.js', import.meta.url))
let stop = new SharedArrayBuffer(4)

process.on('message', (message: ToHighs) => {
  if (message.kind === 'stop') return void Atomics.store(new Int32Array(stop), 0, 1)
  stop = new SharedArrayBuffer(4)
  worker.postMessage({ ...message.job, stop } satisfies StoppableJob)
})
process.on('disconnect', () => process.exit())
worker.on('message', (message: MipMessage) => process.send?.(message))
worker.on('exit', () => process.exit(1))
