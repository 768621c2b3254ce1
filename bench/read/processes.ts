import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BenchDatabase } from './database.ts'
import { PRODUCT, REFERENCE, type ServerName } from './servers.ts'

/** A running server, and the database that it is on. */
export interface MeasuredServer { name: ServerName; database: BenchDatabase; url: string; cpuSeconds(): number; stop(): Promise<void> }

const TICKS_PER_SECOND = 100
const LONGEST_START_MS = 60_000

/** Those of the names that start, all at once. @throws when L or the product do not */
export async function startServers(database: BenchDatabase, names: readonly ServerName[]): Promise<MeasuredServer[]> {
  const started = await Promise.allSettled(names.map((name) => startServer(name, database)))
  const running = started.flatMap((one) => one.status === 'fulfilled' ? [one.value] : [])
  for (const [i, one] of started.entries()) {
    if (one.status === 'fulfilled') continue
    console.error(`left out: ${String(one.reason)}`)
    if (names[i] !== REFERENCE && names[i] !== PRODUCT) continue
    for (const server of running) await server.stop()
    throw new Error(`nothing can be compared without ${names[i]}`)
  }
  return running
}

/** Starts one server as a process of its own, on the database. @throws when it does not tell where it listens */
async function startServer(name: ServerName, database: BenchDatabase): Promise<MeasuredServer> {
  const child = fork(fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url)), {
    env: { ...process.env, DATABASE_URL: database.url, BUYER: database.buyer, NODE_ENV: 'production', PGAPPNAME: name }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let complaint = ''
  child.stderr?.on('data', (chunk) => { complaint = (complaint + String(chunk)).slice(-2_000) })
  const url = await addressOf(child).catch((error: unknown) => { throw new Error(`${name}: ${String(error)}\n${complaint}`) })
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  return { name, database, url, stop, cpuSeconds: () => cpuOf(child.pid ?? 0, false) }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { child.kill('SIGKILL') }, LONGEST_START_MS)
    child.once('message', (message) => { clearTimeout(timer); resolve((message as { url: string }).url) })
    child.once('exit', (code) => { clearTimeout(timer); reject(new Error(`did not start (${code})`)) })
  })
}

/** CPU time of a process, its children, and those that ended: PostgreSQL's postmaster and backends, or a search and its solver. */
export function cpuSecondsWithChildren(parent: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === parent)
  return cpuOf(parent, true) + children.reduce((sum, pid) => sum + cpuOf(Number(pid), false), 0)
}

export function parentOf(pid: number): number {
  return Number(statOf(pid)[1] ?? 0)
}

function cpuOf(pid: number, ofEnded: boolean): number {
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = statOf(pid).slice(11, 15).map(Number)
  return (user + system + (ofEnded ? endedUser + endedSystem : 0)) / TICKS_PER_SECOND
}

/** Fields of /proc/pid/stat from the state on; empty when the process has ended. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
