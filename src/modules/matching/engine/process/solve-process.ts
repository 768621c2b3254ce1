// The engine's process. Whatever the engine runs into (no memory, above all) ends this process, never the server. It works in a thread of it, so that a stop is heard meanwhile.
import { Worker } from 'node:worker_threads'
import type { FromEngine, ToEngine, ToThread } from './protocol.js'

const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? './solve-worker.ts' : './solve-worker.js', import.meta.url))
let stop = new SharedArrayBuffer(4)

const post = (message: ToThread): void => worker.postMessage(message)

process.on('message', (message: ToEngine) => {
  if (message.kind === 'stop') {
    Atomics.store(new Int32Array(stop), 0, 1)
    return post(message)
  }
  if (message.kind === 'check') return post(message)
  stop = new SharedArrayBuffer(4)
  post({ kind: 'solve', job: { ...message.job, stop } })
})
process.on('disconnect', () => process.exit())
worker.on('message', (message: FromEngine) => process.send?.(message))
worker.on('exit', () => process.exit(1))
