import type { Pace } from './measure.ts'
import type { Request } from './plan.ts'

/** Tells how far a run is: one line that is written anew on a terminal, a line for each operation elsewhere. */
export interface Progress { add(milliseconds: number, what: string): void; note(text: string): void }

const WIDTH = 24

export function startProgress(expectedMilliseconds: number): Progress {
  const started = performance.now()
  let done = 0
  const clear = (): void => { if (process.stdout.isTTY) process.stdout.write('\r\x1b[K') }
  return {
    add(milliseconds, what) {
      done += milliseconds
      if (!process.stdout.isTTY) return
      const share = Math.min(1, done / expectedMilliseconds)
      const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
      clear()
      process.stdout.write(`${bar} ${(share * 100).toFixed(0)} % · ${what} · about ${durationOf((1 - share) * expectedMilliseconds)} left`)
    },
    note(text) {
      clear()
      console.log(`${durationOf(performance.now() - started)}  ${text}`)
    },
  }
}

/** Milliseconds of load that are planned, warm-ups at their shortest. */
export function loadOf(requests: readonly Request[], { connections, rounds, milliseconds, leastWarmUp }: Pace): number {
  const warmUps = requests.map(({ operation }) => Math.max(leastWarmUp, (operation.warmUpSeconds ?? 0) * 1_000))
  return warmUps.reduce((sum, one) => sum + one, 0) + requests.length * connections.length * rounds * milliseconds
}

export function durationOf(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
