import type { CoreOptions, Phase, Progress } from './options.js'

/** What the figures of a phase are of. Those of one phase and of the next compare where they are of the same. */
const OF: Record<Phase, 'money' | 'units' | 'facilities' | 'nothing'> = { prices: 'money', plan: 'money', cost: 'money', unserved: 'units', facilities: 'facilities', arrival: 'nothing' }

/** Methods come one after the other and each begins with figures of its own: what is told never gets worse while it is of the same. */
export function steady(tell: NonNullable<CoreOptions['onProgress']>): NonNullable<CoreOptions['onProgress']> {
  let last: Progress | null = null
  return (progress) => {
    const before = last !== null && OF[last.phase] === OF[progress.phase] ? last : null
    const best = Math.min(progress.best, before?.best ?? Infinity)
    const bound = Math.max(progress.bound, before?.bound ?? -Infinity)
    last = { phase: progress.phase, best, bound, gap: gapOf(bound, best) }
    tell(last)
  }
}

/** (best − bound) / best; without a plan there is none. */
function gapOf(bound: number, best: number): number {
  if (!Number.isFinite(best)) return Infinity
  return best > bound ? (best - bound) / Math.max(1e-9, Math.abs(best)) : 0
}
