import type { SingleProblem } from './problem.js'
import type { SinglePlan } from './search.js'

/** Facilities by what a unit costs from them when they give all they can, up to what is asked for. */
const ranking = (problem: SingleProblem): { group: number; average: number }[] => problem.groups
  .map(({ charge, first, end, capacity }, group) => {
    let cost = charge
    for (let source = first; source < end; source += 1) cost += (problem.average[source] ?? 0) * (problem.up[source] ?? 0)
    return { group, average: cost / Math.min(capacity, problem.lower) }
  })
  .sort((a, b) => a.average - b.average || a.group - b.group)

/** A plan by plain filling: facility after facility, hours after hours, until the demand is met or nothing is left. */
export const fill = (problem: SingleProblem): SinglePlan => {
  const given: SinglePlan['given'] = []
  let left = problem.lower
  let cost = 0
  for (const { group } of ranking(problem).slice(0, Math.min(problem.mostGroups, problem.groups.length))) {
    const own = problem.groups[group]
    if (!own || left <= 0 || left < own.least) continue
    const before = given.length
    for (let source = own.first; source < own.end && left > 0; source += 1) {
      const quantity = Math.min(left, problem.up[source] ?? 0)
      if (quantity < (problem.low[source] ?? 0)) continue
      given.push({ source, quantity })
      cost += (problem.setup[source] ?? 0) + (problem.slope[source] ?? 0) * quantity
      left -= quantity
    }
    const total = given.slice(before).reduce((sum, { quantity }) => sum + quantity, 0)
    if (total < own.least) left += given.splice(before).reduce((sum, { quantity }) => sum + quantity, 0)
    else if (given.length > before) cost += own.charge
  }
  return { cost, given }
}
