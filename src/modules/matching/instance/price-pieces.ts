import { currencyDigits } from '../../../values/currency.js'
import { Decimal, decimal, decimalText, sumOf } from '../../../values/decimal.js'
import type { DraftAllocation, Piece } from './draft-allocation.js'
import type { FacilityFacts, LineFacts, PlanningFacts } from './planning-facts.js'
import { haulOf, tariffFor } from './transport.js'

const QUANTITY_DIGITS = 6
const HOUR_DIGITS = 6

interface Placed { piece: Piece; line: LineFacts; facility: FacilityFacts; quantity: Decimal }

/** Prices a plan's pieces in money that can be paid: what is paid together is rounded together, and the parts sum to the whole. */
export function priceAllocations(facts: PlanningFacts, pieces: readonly Piece[]): DraftAllocation[] {
  const digits = currencyDigits(facts.request.currency)
  const placed = roundedQuantities(facts, pieces)
  const production = sharedCosts(placed, digits, { together: ofOnePrice, total: productionCost })
  const transport = sharedCosts(placed, digits, { together: ofOneWay, total: (way, load) => transportCost(facts, way, load) })
  return placed.map((each) => {
    const { piece, line, facility, quantity } = each
    return {
      requestLineId: line.id, slotId: piece.slotId, facilityId: facility.id, supplierId: facility.organizationId,
      productionLineId: piece.productionLineId, stockItemId: piece.stockItemId, capabilityId: piece.capabilityId, qualityClass: piece.qualityClass,
      day: piece.day, quantity: decimalText(quantity), unit: line.product.unit, hours: hoursText(piece.hours), unitPrice: decimalText(String(piece.unitPrice)),
      productionCost: decimalText(production.get(each) ?? 0), transportCost: decimalText(transport.get(each) ?? 0),
      setupCost: decimalText(exact(piece.setupCost, digits)), arrivesOn: piece.arrivesOn,
    }
  })
}

const ofOnePrice = ({ piece }: Placed): string => [piece.facilityId, piece.slotId, piece.unitPrice].join('\n')
const ofOneWay = ({ piece }: Placed): string => [piece.facilityId, piece.slotId].join('\n')

/** Rounded down: a plan never asks for more than the free hours. */
function hoursText(hours: number): string {
  return decimalText(exact(hours, HOUR_DIGITS + 3).toDecimalPlaces(HOUR_DIGITS, Decimal.ROUND_DOWN))
}

/** Each slot's pieces, rounded so that they sum to what the slot gets. */
function roundedQuantities(facts: PlanningFacts, pieces: readonly Piece[]): Placed[] {
  const sums = new Map<string, number>()
  return pieces.map((piece) => {
    const line = facts.request.lines.find(({ id }) => id === piece.lineId)
    const facility = facts.facilities.find(({ id }) => id === piece.facilityId)
    if (!line || !facility) throw new Error(`line ${piece.lineId} or facility ${piece.facilityId} is not among the facts`)
    const before = sums.get(piece.slotId) ?? 0
    sums.set(piece.slotId, before + piece.quantity)
    return { piece, line, facility, quantity: exact(before + piece.quantity, QUANTITY_DIGITS).minus(exact(before, QUANTITY_DIGITS)) }
  })
}

interface Sharing { together(placed: Placed): string; total(group: readonly Placed[], load: Decimal): Decimal }

/** What a group costs together, shared in proportion to quantity. */
function sharedCosts(placed: readonly Placed[], digits: number, { together, total }: Sharing): Map<Placed, Decimal> {
  return new Map([...Map.groupBy(placed, together).values()].flatMap((group) => {
    const load = sumOf(group.map(({ quantity }) => quantity))
    return shareOut(group, total(group, load), { load, digits })
  }))
}

function shareOut(group: readonly Placed[], total: Decimal, { load, digits }: { load: Decimal; digits: number }): [Placed, Decimal][] {
  const upTo = (quantity: Decimal): Decimal => (load.isZero() ? load : total.times(quantity).dividedBy(load).toDecimalPlaces(digits))
  let before = new Decimal(0)
  return group.map((each) => {
    const after = before.plus(each.quantity)
    const share = upTo(after).minus(upTo(before))
    before = after
    return [each, share]
  })
}

function productionCost([first]: readonly Placed[], load: Decimal): Decimal {
  return load.times(String(first?.piece.unitPrice ?? 0))
}

function transportCost(facts: PlanningFacts, [first]: readonly Placed[], load: Decimal): Decimal {
  const tariff = first && tariffFor(first.line, facts.tariffs)
  const slot = first?.line.slots.find(({ id }) => id === first.piece.slotId)
  if (!first || !tariff || !slot) throw new Error('a plan carries goods on a way that has no tariff')
  const { perUnit, perTrip, tripLoad } = haulOf(first.facility, slot, tariff)
  const trips = tripLoad === null ? new Decimal(1) : load.dividedBy(tripLoad).ceil()
  return load.times(perUnit).plus(trips.times(perTrip))
}

/** Floats of the engine become decimals here, at the finest digit that is stored. */
function exact(value: number, digits: number): Decimal {
  return decimal(value.toFixed(digits))
}
