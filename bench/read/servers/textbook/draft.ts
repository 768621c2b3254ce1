import type { EntityManager } from '@mikro-orm/postgresql'
import { BulkRequest, DeliverySlot, Event, Lot, Organization, PaymentTerm, Product, RequestLine } from './entities.js'
import type { DraftBulkRequestInput, LotInput, RequestLineInput } from './inputs.js'

/** M1: the same rows as the other servers write, through entities and one flush. */
export async function draft(em: EntityManager, buyerId: string, input: DraftBulkRequestInput): Promise<BulkRequest> {
  return await em.transactional(async (em) => {
    const buyer = em.getReference(Organization, buyerId)
    const lines = input.lots.flatMap((lot) => lot.lines)
    const slots = lines.flatMap((line) => line.slots)
    const products = await em.find(Product, { id: { $in: lines.map(({ productId }) => productId) } })
    const request = em.create(BulkRequest, {
      title: input.title, status: 'DRAFT', procurementRoute: input.procurementRoute, buyer, earliestWindow: slots[0]?.window.from ?? '9999-12-31',
      regions: [...new Set(slots.map(({ region }) => region))], products: products.map(({ id }) => id), productKinds: [...new Set(products.map(({ kind }) => kind))],
    } as never)
    for (const [i, lot] of input.lots.entries()) addLot(em, { request, buyer, products }, lot, i + 1)
    em.create(Event, { type: 'BulkRequestDrafted', subjectType: 'BulkRequest', subjectId: request.id, correlationId: request.id, about: [request.id], audience: [buyerId] } as never)
    return request
  })
}

interface Draft { request: BulkRequest; buyer: Organization; products: Product[] }

function addLot(em: EntityManager, draft: Draft, { title, paymentTerms, lines }: LotInput, position: number): void {
  const { request } = draft
  const lot = em.create(Lot, { request, position, title })
  for (const [i, term] of paymentTerms.entries()) em.create(PaymentTerm, { request, lot, position: i + 1, ...term })
  for (const [i, line] of lines.entries()) addLine(em, { ...draft, lot }, line, i + 1)
}

function addLine(em: EntityManager, { request, buyer, products, lot }: Draft & { lot: Lot }, input: RequestLineInput, position: number): void {
  const product = products.find(({ id }) => id === input.productId)
  if (!product) throw new Error(`no product ${input.productId}`)
  const { amount, unit } = input.quantity
  const line = em.create(RequestLine, {
    request, buyer, lot, position, product, description: input.description, quantityAmount: amount, quantityUnit: unit, baseQuantity: amount, baseUnit: product.unit,
  } as never)
  for (const [i, { place, region, latitude, longitude, window, quantity }] of input.slots.entries()) {
    em.create(DeliverySlot, {
      request, line, position: i + 1, place, region, latitude, longitude, windowFrom: window.from, windowTo: window.to, askedQuantity: quantity, quantity,
    })
  }
}
