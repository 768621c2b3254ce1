import type { Tx } from '../../platform/transaction.js'
import type { BulkRequest } from './bulk-request.entity.js'
import { DeliverySlot } from './delivery-slot.entity.js'
import { Lot } from './lot.entity.js'
import { PaymentTerm } from './payment-term.entity.js'
import type { LineContent, RequestContent } from './request-content.js'
import { RequestLine } from './request-line.entity.js'

/** The rows of a request, in order, without withdrawn slots. */
export interface RequestRows { lots: Lot[]; terms: PaymentTerm[]; lines: RequestLine[]; slots: DeliverySlot[] }

/** Reads everything below a request: four statements, however large it is. Lines come with their products. */
export async function rowsOf(tx: Tx, request: BulkRequest): Promise<RequestRows> {
  const where = { request: request.id }
  const orderBy = { position: 'asc' } as const
  return {
    lots: await tx.em.find(Lot, where, { orderBy }),
    terms: await tx.em.find(PaymentTerm, where, { orderBy }),
    lines: await tx.em.find(RequestLine, where, { orderBy: { lot: { position: 'asc' }, position: 'asc' }, populate: ['product'] }),
    slots: await tx.em.find(DeliverySlot, { ...where, isWithdrawn: false }, { orderBy }),
  }
}

export function contentOfRows(request: BulkRequest, { lots, terms, lines, slots }: RequestRows): RequestContent {
  const slotsByLine = Map.groupBy(slots, (slot) => slot.line.id)
  const linesByLot = Map.groupBy(lines, (line) => line.lot.id)
  const termsByLot = Map.groupBy(terms, (term) => term.lot.id)
  return {
    buyerKind: request.buyer.kind,
    procurementRoute: request.procurementRoute,
    currency: request.currency,
    ceiling: request.ceiling ?? null,
    lots: lots.map(({ id, title }) => ({
      title,
      paymentTerms: (termsByLot.get(id) ?? []).map(({ milestone, days, percent }) => ({ milestone, days: days ?? null, percent })),
      lines: (linesByLot.get(id) ?? []).map((line) => contentOfRow(line, slotsByLine.get(line.id) ?? [])),
    })),
  }
}

function contentOfRow(line: RequestLine, slots: DeliverySlot[]): LineContent {
  const { id, product, description, quantity, baseQuantity, toleranceUnder, toleranceOver, regions, excludedFacilities } = line
  return {
    id, product, description, quantity, baseQuantity, toleranceUnder, toleranceOver, regions, excludedFacilities,
    qualityClass: line.qualityClass ?? null,
    priceCeiling: line.priceCeiling ?? null,
    maxFacilities: line.maxFacilities ?? null,
    minPerFacility: line.minPerFacility ?? null,
    slots: slots.map(({ place, address, region, latitude, longitude, windowFrom, windowTo, askedQuantity }) =>
      ({ place, address, region, latitude, longitude, windowFrom, windowTo, askedQuantity })),
  }
}
