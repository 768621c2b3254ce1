import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries } from './binaries.js'
import type { Keeper } from './keeper.js'
import { readPostmasterFile, servesData } from './postmaster-file.js'
import { serverAccount } from './server-account.js'

export type Postmaster = { readonly pid: number; readonly port: number }

export type ServerOptions = {
  readonly data: string
  readonly port: number
  /** Where the server writes its messages; overwritten at each start. */
  readonly log: string
  readonly keeper: Keeper
  readonly settings: Readonly<Record<string, string>>
}

const POLL_MS = 20
const FAST_STOP_MS = 15_000
/** PostgreSQL's own costs are those of turning disks: by them it reads tables of some thousand rows whole, where an index is at hand. */
const SOLID_STATE = { random_page_cost: '1.1' }

/** glibc would give a backend's memory back after every large answer and ask for it again for the next one: page faults cost more than the query. */
const KEEP_MEMORY = { MALLOC_TRIM_THRESHOLD_: String(16 * 2 ** 20), MALLOC_MMAP_THRESHOLD_: String(16 * 2 ** 20), MALLOC_TOP_PAD_: String(2 ** 20) }

/** The server ended before it accepted connections; the message is its own last word. */
export class ServerDidNotStart extends Error {}

/** Starts a server on 127.0.0.1, in its own session: a Ctrl-C of the terminal must not reach it before us. */
export async function startPostmaster({ data, port, log, keeper, settings }: ServerOptions): Promise<Postmaster> {
  const { postgres } = await findBinaries()
  const all = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', log_checkpoints: 'off', ...SOLID_STATE, ...settings }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = await open(log, 'w', 0o600)
  const child = spawn(postgres, ['-D', data, ...flags], {
    ...serverAccount(), cwd: '/', env: KEEP_MEMORY, detached: true, stdio: ['ignore', output.fd, output.fd],
  })
  if (child.pid !== undefined) keeper.watch(child.pid)
  await once(child, 'spawn').finally(() => output.close())
  child.unref()
  while (child.exitCode === null && child.signalCode === null) {
    const file = await readPostmasterFile(data)
    if (file && file.pid === child.pid && file.status === 'ready') return { pid: file.pid, port }
    await sleep(POLL_MS)
  }
  throw new ServerDidNotStart(await lastWord(log))
}

/** `fast` rolls open transactions back and writes a checkpoint; `immediate` is for data that nobody keeps. */
export async function stopPostmaster(pid: number, data: string, mode: 'fast' | 'immediate'): Promise<void> {
  if (mode === 'fast') {
    await signalUntilGone(pid, data, 'SIGINT', FAST_STOP_MS)
  }
  // What an immediate stop leaves is recovered from the log at the next start.
  await signalUntilGone(pid, data, 'SIGQUIT', Infinity)
}

async function signalUntilGone(pid: number, data: string, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  if (!servesData(pid, data)) return
  process.kill(pid, signal)
  for (let waited = 0; waited < patienceMs && servesData(pid, data); waited += POLL_MS) await sleep(POLL_MS)
}

async function lastWord(log: string): Promise<string> {
  const lines = (await readFile(log, 'utf8')).trim().split('\n')
  const fatal = lines.findLast(line => line.includes('FATAL:'))
  return (fatal ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|LOG): +/, '')
}
