import type { Plan } from './plan.js'

/** How much of each pool (hours of a line in a period, units of a stock entry) a plan uses, set-ups included. */
export function poolUse(plan: Plan): Map<number, number> {
  const use = new Map<number, number>()
  const setUps = new Set<string>()
  for (const { arc: { supply, demand }, quantity } of plan) {
    let hours = quantity * supply.perUnit
    if (supply.setupUse > 0) {
      const setUp = `${demand.index}:${supply.index}`
      if (!setUps.has(setUp)) hours += supply.setupUse
      setUps.add(setUp)
    }
    use.set(supply.pool.index, (use.get(supply.pool.index) ?? 0) + hours)
  }
  return use
}
