import { parentPort } from 'node:worker_threads'
import { solve } from '../solve.js'
import type { FromThread, ToThread } from './protocol.js'

const post = (message: FromThread): void => parentPort?.postMessage(message)

let current = new AbortController()

parentPort?.on('message', (message: ToThread) => {
  if (message.kind === 'stop') return current.abort()
  current = new AbortController()
  solve(message.instance, { ...message.options, signal: current.signal, onProgress: (progress) => post({ kind: 'progress', progress }) })
    .then((answer) => post({ kind: 'answer', answer }))
    .catch((error: unknown) => post({ kind: 'error', message: error instanceof Error ? error.stack ?? error.message : String(error) }))
})
