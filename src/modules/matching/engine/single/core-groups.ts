import { type DualPoint, respond } from './dual.js'
import type { Group, SingleProblem } from './problem.js'

/** How a group stands at the best prices. `base` is its part of the bound; `regret` the least that any other choice (but a donation) adds to the bound. */
export interface Standing { group: number; open: boolean; base: number; regret: number; donors: Donor[] }

/** A source that can give a little more (or less) at no fixed cost: whatever rounds off the sum. */
export interface Donor { up: boolean; opens: boolean; slope: number }

/** A group near its least quantity can give up so little that only a look at its choices tells. */
const roomRegret = (room: number, price: number, donors: readonly Donor[]): number => {
  const down = donors.filter((donor) => !donor.up)
  return down.reduce((least, { slope }) => Math.min(least, (price - slope) * room), Infinity)
}

const sourceRegret = (problem: SingleProblem, source: number, price: number): number => {
  const up = problem.up[source] ?? 0
  const low = problem.low[source] ?? 0
  const setup = problem.setup[source] ?? 0
  const slope = problem.slope[source] ?? 0
  const full = setup + (slope - price) * up
  const least = setup + (slope - price) * low
  if (full < 0) return Math.min(-full, low > 0 && low < up ? least - full : Infinity)
  return setup > 0 || low > 0 ? Math.min(full, least) : full
}

const donorOf = (problem: SingleProblem, source: number, price: number, opens: boolean): Donor | null => {
  const slope = problem.slope[source] ?? 0
  const isFull = (problem.average[source] ?? 0) < price
  if (isFull) return (problem.low[source] ?? 0) < (problem.up[source] ?? 0) ? { up: false, opens, slope } : null
  return (problem.setup[source] ?? 0) === 0 && (problem.low[source] ?? 0) === 0 ? { up: true, opens, slope } : null
}

const insideRegret = (problem: SingleProblem, own: Group, price: number, donors: Donor[], opens: boolean): number => {
  let regret = Infinity
  for (let source = own.first; source < own.end; source += 1) {
    regret = Math.min(regret, sourceRegret(problem, source, price))
    const donor = donorOf(problem, source, price, opens)
    if (donor) donors.push(donor)
  }
  return regret
}

/** Every group's standing at the best prices. */
export const standings = (problem: SingleProblem, { price, perGroup }: DualPoint): Standing[] => problem.groups.map((own, group) => {
  const response = respond(problem, group, price)
  const value = response.value + perGroup
  const open = value < 0
  const donors: Donor[] = []
  const base = { group, open, base: Math.min(0, value), donors }
  const opensFreely = !open && own.charge + perGroup === 0 && own.least === 0
  if (!open && !opensFreely) return { ...base, regret: value }
  const inside = insideRegret(problem, own, price, donors, !open)
  if (!open) return { ...base, regret: inside }
  const room = response.quantity - own.least
  const cut = own.least > 0 ? roomRegret(room, price, donors) : Infinity
  return { ...base, regret: room <= 0 ? 0 : Math.min(-value, inside, cut) }
})

/** The groups that some plan within `limit` of the bound may treat otherwise than the bound does: those of small regret, and the best donors of the rest. */
export const coreGroups = (all: readonly Standing[], limit: number): { core: Standing[]; fixed: Standing[] } => {
  const core = all.filter((standing) => standing.regret <= limit)
  const rest = all.filter((standing) => standing.regret > limit)
  const chosen = new Set<Standing>()
  for (const up of [true, false]) for (const opens of [true, false]) {
    let best: Standing | null = null
    let bestSlope = up ? Infinity : -Infinity
    for (const standing of rest) for (const donor of standing.donors) {
      if (donor.up !== up || donor.opens !== opens || (up ? donor.slope >= bestSlope : donor.slope <= bestSlope)) continue
      best = standing
      bestSlope = donor.slope
    }
    if (best) chosen.add(best)
  }
  const byRegret = (a: Standing, b: Standing): number => a.regret - b.regret || a.group - b.group
  return { core: [...core, ...chosen].sort(byRegret), fixed: rest.filter((standing) => !chosen.has(standing)) }
}
