import { allowsRegion, type Arc, arcsOf, servesClass } from '../network/arcs.js'
import type { Demand, Network, Slot, Supply } from '../network/network.js'
import type { Haul } from '../network/haul.js'
import type { FacilitySpec } from '../instance.js'

/** What one facility could do for one request line, rule by rule. */
export interface Outlook {
  demand: Demand
  facility: FacilitySpec
  excluded: boolean
  outOfRegion: boolean
  /** It makes or stocks the product in any class; the classes that it has it in, when none of them is good enough. */
  hasProduct: boolean
  lowerClasses: string[]
  /** It can reach a slot at all. */
  reachable: boolean
  /** Goods good enough, with a way to the slot, and what keeps them from serving it. */
  offers: Offer[]
  arcs: Arc[]
}

export interface Offer { supply: Supply; slot: Slot; haul: Haul; arrives: number; late: boolean; spoiled: boolean; overCeiling: number }

/** Looks at every candidate of every request line: all facilities, in the order of the instance. */
export function* outlooks(network: Network): Generator<Outlook> {
  for (const demand of network.demands) {
    const arcs = Map.groupBy(arcsOf(network, demand), arc => arc.supply.facility)
    const supplies = Map.groupBy(network.supplyOf.get(demand.product.id) ?? [], supply => supply.facility)
    for (const [at, facility] of network.instance.facilities.entries()) {
      yield outlookOf(network, demand, { facility, supplies: supplies.get(at) ?? [], arcs: arcs.get(at) ?? [] })
    }
  }
}

interface Goods { facility: FacilitySpec; supplies: readonly Supply[]; arcs: Arc[] }

function outlookOf(network: Network, demand: Demand, { facility, supplies, arcs }: Goods): Outlook {
  const { spec, product } = demand
  const offered = [...facility.lines.flatMap(line => line.capabilities), ...facility.stock].filter(item => item.product === product.id)
  const fits = (item: { class: string | null }) => servesClass(product.classes, item.class, spec.class)
  const hauls = demand.slots.map(slot => network.haul(facility, slot.key, slot.spec))
  return {
    demand, facility, arcs,
    excluded: spec.excludeFacilities.includes(facility.id),
    outOfRegion: !allowsRegion(spec.regions, facility.region),
    hasProduct: offered.length > 0,
    lowerClasses: offered.some(fits) ? [] : [...new Set(offered.flatMap(item => item.class ?? []))],
    reachable: hauls.some(haul => haul !== null),
    offers: supplies.filter(fits).flatMap(supply => demand.slots.flatMap((slot, position) => {
      const haul = hauls[position]
      return haul ? [offerOf(demand, { supply, slot, haul })] : []
    })),
  }
}

/** How the offer stands towards due date, shelf life and price ceiling. */
function offerOf({ spec, product }: Demand, { supply, slot, haul }: Pick<Offer, 'supply' | 'slot' | 'haul'>): Offer {
  const arrives = Math.max(supply.ready + haul.days, slot.from)
  const keepsUntil = product.shelfLifeDays === null ? Infinity : supply.madeOn + product.shelfLifeDays
  return {
    supply, slot, haul, arrives,
    late: arrives > slot.due && !slot.spec.lateAllowed,
    spoiled: keepsUntil < Math.max(slot.due, arrives),
    overCeiling: spec.priceCeiling === null ? 0 : Math.max(0, supply.unitPrice + haul.perUnit - spec.priceCeiling),
  }
}
