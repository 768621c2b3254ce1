import { isBetter, meritOf, rankings, sums, type Merit } from './merit.js'
import type { Problem } from './ways.js'

export interface Best { merit: Merit; quantities: number[] }

/** How many plans the enumeration would look at, at most. */
export function plansOf({ ways, slots }: Problem): number {
  return slots.reduce((plans, slot, at) => {
    const count = ways.filter(way => way.slot === at).length
    let choices = 1
    for (let units = 1; units <= slot.most; units++) choices = choices * (count + units) / units
    return plans * choices
  }, 1)
}

/** Every whole-number plan (that keeps what else it must) is looked at: the best by each ranking is the optimum where all products are whole. */
export function bestPlans(problem: Problem, keeps: (quantities: readonly number[]) => boolean = () => true): Record<keyof typeof rankings, Best> {
  const none = problem.ways.map(() => 0)
  const nothing: Best = { merit: meritOf(problem, none), quantities: none }
  const best = { COST: nothing, EARLIEST: nothing, FEWEST_FACILITIES: nothing }
  eachPlan(problem, quantities => {
    if (!holds(problem, quantities) || !keeps(quantities)) return
    const merit = meritOf(problem, quantities)
    for (const name of ['COST', 'EARLIEST', 'FEWEST_FACILITIES'] as const) {
      if (isBetter(merit, best[name].merit, rankings[name])) best[name] = { merit, quantities: [...quantities] }
    }
  })
  return best
}

/** All whole quantities that overrun no slot, hour pool or stock entry. */
function eachPlan({ ways, slots, hours, stock }: Problem, visit: (quantities: readonly number[]) => void): void {
  const quantities = ways.map(() => 0)
  const room = slots.map(slot => slot.most)
  const pools = [...hours, ...stock].map(([name]) => name)
  const free = [...hours, ...stock].map(([, units]) => units)
  const poolOf = ways.map(way => pools.indexOf(way.hours ?? way.stock ?? ''))
  const useOf = ways.map(way => way.capability ? 1 / way.capability.unitsPerHour : 1)
  const place = (at: number): void => {
    const way = ways[at]
    if (!way) return visit(quantities)
    const [pool, use] = [poolOf[at] ?? 0, useOf[at] ?? 1]
    const [roomHere, freeHere] = [room[way.slot] ?? 0, free[pool] ?? 0]
    const most = Math.min(roomHere, Math.floor(freeHere / use))
    for (let units = 0; units <= most; units++) {
      quantities[at] = units
      room[way.slot] = roomHere - units
      free[pool] = freeHere - units * use
      place(at + 1)
    }
    quantities[at] = 0
    room[way.slot] = roomHere
    free[pool] = freeHere
  }
  place(0)
}

/** The rules about what is made together; whether enough is served is merit, not a rule. */
export function holds(problem: Problem, quantities: readonly number[]): boolean {
  return batchesHold(problem, quantities) && problem.lines.every((_line, at) => lineHolds(problem, quantities, at))
}

function batchesHold({ ways, hours }: Problem, quantities: readonly number[]): boolean {
  const batches = sums(ways, quantities, way => way.batch)
  const used = new Map<string, number>()
  const seen = new Set<string>()
  for (const [at, way] of ways.entries()) {
    const units = quantities[at] ?? 0
    if (units === 0 || !way.capability || !way.batch || !way.hours) continue
    const made = batches.get(way.batch) ?? 0
    if (made < way.capability.minBatch || made > (way.capability.maxPerPeriod ?? Infinity)) return false
    const setUp = seen.has(way.batch) ? 0 : way.capability.setupHours
    used.set(way.hours, (used.get(way.hours) ?? 0) + units / way.capability.unitsPerHour + setUp)
    seen.add(way.batch)
  }
  return [...used].every(([pool, taken]) => taken <= (hours.get(pool) ?? 0))
}

function lineHolds({ ways, lines }: Problem, quantities: readonly number[], at: number): boolean {
  const spec = lines[at]
  if (!spec) return true
  const byFacility = sums(ways, quantities, way => way.line === at ? way.facility : null)
  if (byFacility.size > (spec.maxFacilities ?? Infinity)) return false
  for (const units of byFacility.values()) if (units < spec.minPerFacility) return false
  if (!spec.singleSource) return true
  const sources = sums(ways, quantities, way => way.line === at ? `${way.slot} ${way.facility}` : null)
  return new Set([...sources.keys()].map(key => key.split(' ')[0])).size === sources.size
}
