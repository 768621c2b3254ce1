import type { Problem, Way } from './ways.js'

/** How good a plan is in every respect that an objective ranks by. */
export interface Merit { unserved: number; latest: number; facilities: number; cost: number }

export const rankings = {
  COST: ['unserved', 'cost'],
  EARLIEST: ['unserved', 'latest', 'cost'],
  FEWEST_FACILITIES: ['unserved', 'facilities', 'cost'],
} as const satisfies Record<string, readonly (keyof Merit)[]>

export function isBetter(one: Merit, other: Merit, ranking: readonly (keyof Merit)[]): boolean {
  for (const key of ranking) {
    if (Math.abs(one[key] - other[key]) > 1e-9) return one[key] < other[key]
  }
  return false
}

export function meritOf({ ways, slots, charges }: Problem, quantities: readonly number[]): Merit {
  const used = ways.filter((_way, at) => (quantities[at] ?? 0) > 0)
  const served = sums(ways, quantities, way => way.slot)
  const loads = sums(ways, quantities, way => `${way.facility} ${way.slot}`)
  const units = ways.reduce((cost, way, at) => cost + way.unitCost * (quantities[at] ?? 0), 0)
  const setUps = new Map(used.flatMap(way => way.batch ? [[way.batch, way.capability?.setupCost ?? 0]] : []))
  const charged = new Map(used.map(way => [`${way.line} ${way.facility}`, charges[way.facility] ?? 0]))
  const trips = new Map(used.map(way => {
    const pair = `${way.facility} ${way.slot}`
    return [pair, way.perTrip * (way.tripLoad === Infinity ? 1 : Math.ceil((loads.get(pair) ?? 0) / way.tripLoad))]
  }))
  return {
    unserved: slots.reduce((short, slot, at) => short + Math.max(0, slot.least - (served.get(at) ?? 0)), 0),
    latest: used.reduce((latest, way) => Math.max(latest, way.arrival), 0),
    facilities: new Set(used.map(way => `${way.request} ${way.facility}`)).size,
    cost: [...setUps.values(), ...charged.values(), ...trips.values()].reduce((sum, part) => sum + part, units),
  }
}

export function sums<Key>(ways: readonly Way[], quantities: readonly number[], keyOf: (way: Way) => Key | null): Map<Key, number> {
  const found = new Map<Key, number>()
  ways.forEach((way, at) => {
    const key = keyOf(way)
    const units = quantities[at] ?? 0
    if (key !== null && units > 0) found.set(key, (found.get(key) ?? 0) + units)
  })
  return found
}
