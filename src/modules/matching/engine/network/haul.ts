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

/** What takes so long never arrives; dates of longer ways could not be written. */
const MOST_DAYS = 100_000

const byDistance = (transport: TransportSpec, from: Place, to: Place): Haul => {
  const km = kilometres(from, to) * transport.roadFactor
  return { perUnit: transport.perUnitKm * km, perTrip: transport.perTrip, tripLoad: transport.tripLoad, days: Math.min(MOST_DAYS, Math.ceil(km * transport.daysPerKm)) }
}

const byPair = (pair: TransportPair): Haul | null =>
  pair.forbidden ? null : { perUnit: pair.perUnit, perTrip: pair.perTrip, tripLoad: pair.tripLoad, days: Math.ceil(pair.days) }

const statedPairs = (pairs: readonly TransportPair[]): ReadonlyMap<string, ReadonlyMap<string, TransportPair>> => {
  const bySlot = new Map<string, Map<string, TransportPair>>()
  for (const pair of pairs) {
    const own = bySlot.get(pair.slot)
    if (own) own.set(pair.facility, pair)
    else bySlot.set(pair.slot, new Map([[pair.facility, pair]]))
  }
  return bySlot
}

/** A stated pair overrides everything that distance would give; with neither a pair nor both places nothing can be carried. */
export const haulsOf = (instance: Instance): Hauls => {
  const pairs = statedPairs(instance.transport.pairs)
  return (facility, slotKey, slot) => {
    const pair = pairs.get(slotKey)?.get(facility.id)
    if (pair) return byPair(pair)
    if (!facility.at || !slot.at) return null
    return byDistance(instance.transport, facility.at, slot.at)
  }
}
