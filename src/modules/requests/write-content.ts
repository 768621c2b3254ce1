import type { Tx } from '../../platform/transaction.js'
import { parentRegion } from '../../values/region.js'
import { Quantity } from '../../values/quantity.js'
import { Product } from '../catalogue/index.js'
import { apportion } from './base-quantity.js'
import { NO_WINDOW, type BulkRequest } from './bulk-request.entity.js'
import { DeliverySlot } from './delivery-slot.entity.js'
import { Lot } from './lot.entity.js'
import { PaymentTerm } from './payment-term.entity.js'
import { linesOf, slotsOf, type LineContent, type RequestContent, type SlotContent } from './request-content.js'
import { RequestLine } from './request-line.entity.js'

/** Writes the rows below a new or emptied draft, and what lists find the request by. The content satisfies the draft rules. */
export function writeContent(tx: Tx, request: BulkRequest, content: RequestContent): void {
  for (const [i, { title, paymentTerms, lines }] of content.lots.entries()) {
    const lot = tx.insert(Lot, { request, position: i + 1, title })
    for (const [j, term] of paymentTerms.entries()) tx.insert(PaymentTerm, { request, lot, position: j + 1, ...term })
    for (const [j, line] of lines.entries()) writeLine(tx, lot, line, j + 1)
  }
  summarize(request, content)
}

function writeLine(tx: Tx, lot: Lot, content: LineContent, position: number): void {
  const { slots, id: _, product, baseQuantity, ...columns } = content
  if (!product || baseQuantity === null) throw new Error('a line without product or quantity passed the draft rules')
  const line = tx.insert(RequestLine, {
    ...columns, request: lot.request, buyer: lot.request.buyer, lot, position, product: tx.reference(Product, product.id), baseQuantity, baseUnit: product.unit,
    regions: [...columns.regions], excludedFacilities: [...columns.excludedFacilities],
  })
  writeSlots(tx, line, slots, 1)
}

/** Slots in both units: as asked, and in the product's. `first` is the position of the first one. */
export function writeSlots(tx: Tx, line: RequestLine, slots: readonly SlotContent[], first: number): DeliverySlot[] {
  const shares = apportion(new Quantity(line.baseQuantity, line.baseUnit), line.quantity.amount, slots.map(({ askedQuantity }) => askedQuantity))
  return slots.map((slot, k) => tx.insert(DeliverySlot, { ...slot, request: line.request, line, position: first + k, quantity: shares[k] ?? '0' }))
}

/** Deletes the rows below a draft; nothing refers to a draft's rows. */
export async function removeContent(tx: Tx, request: BulkRequest): Promise<void> {
  const where = { request: request.id }
  await tx.em.nativeDelete(DeliverySlot, where)
  await tx.em.nativeDelete(RequestLine, where)
  await tx.em.nativeDelete(PaymentTerm, where)
  await tx.em.nativeDelete(Lot, where)
}

/** Keeps what lists filter and order by in step with the content. */
export function summarize(request: BulkRequest, content: RequestContent): void {
  const slots = slotsOf(content)
  const products = linesOf(content).flatMap(({ product }) => product ? [product] : [])
  request.earliestWindow = slots.map(({ windowFrom }) => windowFrom).sort()[0] ?? NO_WINDOW
  request.regions = unique(slots.flatMap(({ region }) => withRegionsAbove(region)))
  request.products = unique(products.map(({ id }) => id))
  request.productKinds = unique(products.map(({ kind }) => kind))
  request.wording = wordingOf(content)
}

function wordingOf(content: RequestContent): string {
  return [
    ...content.lots.map(({ title }) => title),
    ...linesOf(content).map(({ product, description }) => `${product?.name ?? ''} ${description}`),
    ...slotsOf(content).map(({ place, address, region }) => `${place} ${address} ${region}`),
  ].join(' ')
}

function withRegionsAbove(region: string): string[] {
  const above = parentRegion(region)
  return above === undefined ? [region] : [region, ...withRegionsAbove(above)]
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort()
}
