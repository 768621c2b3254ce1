import type { FacilitySpec, Instance, SlotSpec, TransportPair } from '../instance.js'

/** What it takes to bring goods from one facility to one slot. */
export interface Reach { perUnit: number; perTrip: number; tripLoad: number | null; days: number }

const EARTH_RADIUS_KM = 6371.0088

/** Transport as the format gives it: the pair when there is one, else by distance; null where there is no way. */
export function reachOf(instance: Instance): (facility: FacilitySpec, slotKey: string, slot: SlotSpec) => Reach | null {
  const pairs = new Map<string, TransportPair>(instance.transport.pairs.map(pair => [`${pair.facility}\n${pair.slot}`, pair]))
  const { perUnitKm, roadFactor, perTrip, tripLoad, daysPerKm } = instance.transport
  return (facility, slotKey, slot) => {
    const pair = pairs.get(`${facility.id}\n${slotKey}`)
    if (pair) return pair.forbidden ? null : pair
    if (!facility.at || !slot.at) return null
    const km = greatCircleKm(facility.at, slot.at) * roadFactor
    return { perUnit: perUnitKm * km, perTrip, tripLoad, days: Math.ceil(km * daysPerKm) }
  }
}

function greatCircleKm(from: readonly [number, number], to: readonly [number, number]): number {
  const [latitude, longitude] = [from, to].map(point => point[0] * Math.PI / 180) as [number, number]
  const across = (to[1] - from[1]) * Math.PI / 180
  const half = Math.sin((longitude - latitude) / 2) ** 2 + Math.cos(latitude) * Math.cos(longitude) * Math.sin(across / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)))
}
