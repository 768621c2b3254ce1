import { readdirSync, readFileSync } from 'node:fs'

/** Processes of the solver that this process, or one of its threads, has opened. */
function solverProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => Number.isInteger(pid) && isSolver(pid))
}

function isSolver(pid: number): boolean {
  try {
    const parent = /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('highs-process')
  } catch {
    return false // It ended meanwhile.
  }
}

/** How many were there to be broken. */
export function breakSolvers(signal: 'SIGKILL' | 'SIGTRAP'): number {
  const found = solverProcesses()
  for (const pid of found) process.kill(pid, signal)
  return found.length
}

/** Every solver dies as soon as it is there, while something is done. */
export async function withoutSolvers<T>(work: () => Promise<T>): Promise<{ result: T; broken: number }> {
  let broken = 0
  const breaking = setInterval(() => {
    broken += breakSolvers('SIGKILL')
  }, 10)
  try {
    return { result: await work(), broken }
  } finally {
    clearInterval(breaking)
  }
}
