import type { Instance, RequestLineSpec, TransportSpec } from '../../../src/modules/matching/engine/instance.js'

/** Factors whose products no double holds exactly, of the size that quantities and prices have. */
export interface Factors { units: number; money: number }

const AWKWARD: Factors = { units: 7_123.457, money: 137.239 }

/** Whole numbers stay as they are. */
export const awkwardFactors = ({ products }: Instance): Factors => (products.some(({ whole }) => whole) ? { ...AWKWARD, units: 1 } : AWKWARD)

/** The same instance in other units of quantity and money: what is best stays so, its quantities and its cost are so many times as large. */
export function awkward(instance: Instance, { units, money }: Factors): Instance {
  const fixed = units * money
  return {
    ...instance,
    facilities: instance.facilities.map(facility => ({
      ...facility, charge: facility.charge * fixed,
      lines: facility.lines.map(line => ({ ...line, capabilities: line.capabilities.map(made => ({
        ...made, unitsPerHour: made.unitsPerHour * units, unitPrice: made.unitPrice * money, setupCost: made.setupCost * fixed,
        minBatch: made.minBatch * units, maxPerPeriod: times(made.maxPerPeriod, units),
      })) })),
      stock: facility.stock.map(entry => ({ ...entry, quantity: entry.quantity * units, unitPrice: entry.unitPrice * money })),
    })),
    requests: instance.requests.map(request => ({ ...request, lines: request.lines.map(line => awkwardLine(line, { units, money })) })),
    transport: awkwardTransport(instance.transport, { units, money }),
  }
}

function awkwardLine(line: RequestLineSpec, { units, money }: Factors): RequestLineSpec {
  return {
    ...line, minPerFacility: line.minPerFacility * units, priceCeiling: times(line.priceCeiling, money),
    slots: line.slots.map(slot => ({ ...slot, quantity: slot.quantity * units, latePenaltyPerUnitDay: slot.latePenaltyPerUnitDay * money })),
  }
}

function awkwardTransport(transport: TransportSpec, { units, money }: Factors): TransportSpec {
  const trip = <Trip extends { perTrip: number; tripLoad: number | null }>(of: Trip): Trip => ({ ...of, perTrip: of.perTrip * units * money, tripLoad: times(of.tripLoad, units) })
  return { ...trip(transport), perUnitKm: transport.perUnitKm * money, pairs: transport.pairs.map(pair => ({ ...trip(pair), perUnit: pair.perUnit * money })) }
}

function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor
}
