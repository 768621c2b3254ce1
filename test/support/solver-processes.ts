import { readdirSync, readFileSync } from 'node:fs'

/** The engine's processes work for the server; HiGHS's for whoever runs the engine. */
export type Worker = 'solve-process' | 'highs-process'

/** Processes of a kind below this one. */
function workersOf(kind: Worker): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => Number.isInteger(pid) && textOf(pid, 'cmdline').includes(kind) && isBelow(pid))
}

function isBelow(pid: number): boolean {
  const parent = Number(/^PPid:\t(\d+)$/m.exec(textOf(pid, 'status'))?.[1] ?? 0)
  return parent === process.pid || (parent > 1 && isBelow(parent))
}

function textOf(pid: number, file: 'status' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return '' // It ended meanwhile.
  }
}

/** How many were there to be broken. */
export function breakSolvers(signal: 'SIGKILL' | 'SIGTRAP' | 'SIGABRT', kind: Worker = 'highs-process'): number {
  const found = workersOf(kind)
  for (const pid of found) end(pid, signal)
  return found.length
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended meanwhile.
  }
}

/** Every solver dies as soon as it is there, while something is done. */
export async function withoutSolvers<T>(work: () => Promise<T>, kind: Worker = 'highs-process'): Promise<{ result: T; broken: number }> {
  let broken = 0
  const breaking = setInterval(() => {
    broken += breakSolvers('SIGKILL', kind)
  }, 10)
  try {
    return { result: await work(), broken }
  } finally {
    clearInterval(breaking)
  }
}
