import type { FacilitySpec, Instance, SlotSpec, TransportPair, TransportSpec } from '../instance.js'

/** What it costs and takes to carry goods from one facility to one slot; null stands for "cannot". */
export interface Haul { perUnit: number; perTrip: number; tripLoad: number | null; days: number }

export type Hauls = (facility: FacilitySpec, slotKey: string, slot: SlotSpec) => Haul | null

type Place = readonly [latitude: number, longitude: number]

const EARTH_RADIUS_KM = 6371.0088
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance (haversine). */
export const kilometres = ([lat1, lon1]: Place, [lat2, lon2]: Place): number => {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2
  const chord = half(lat1, lat2) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon1, lon2)
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)))
}

const byDistance = (transport: TransportSpec, from: Place, to: Place): Haul => {
  const km = kilometres(from, to) * transport.roadFactor
  return { perUnit: transport.perUnitKm * km, perTrip: transport.perTrip, tripLoad: transport.tripLoad, days: Math.ceil(km * transport.daysPerKm) }
}

const byPair = (pair: TransportPair): Haul | null =>
  pair.forbidden ? null : { perUnit: pair.perUnit, perTrip: pair.perTrip, tripLoad: pair.tripLoad, days: Math.ceil(pair.days) }

/** A stated pair overrides everything that distance would give; with neither a pair nor both places nothing can be carried. */
export const haulsOf = (instance: Instance): Hauls => {
  const pairs = new Map(instance.transport.pairs.map((pair) => [`${pair.facility}\n${pair.slot}`, pair]))
  return (facility, slotKey, slot) => {
    const pair = pairs.get(`${facility.id}\n${slotKey}`)
    if (pair) return byPair(pair)
    if (!facility.at || !slot.at) return null
    return byDistance(instance.transport, facility.at, slot.at)
  }
}
