import type { Tx } from '../../platform/transaction.js'
import { Money, type MoneyInput } from '../../values/money.js'
import { Quantity } from '../../values/quantity.js'
import { Product } from '../catalogue/index.js'
import type { OrganizationKind } from '../organizations/index.js'
import { baseQuantityOf } from './base-quantity.js'
import type { DeliverySlotInput, DraftBulkRequestInput, RequestLineInput } from './draft.inputs.js'
import { ASKED_OF_PRODUCTS, type LineContent, type RequestContent, type RequestedProduct, type SlotContent } from './request-content.js'

/** What a client drafts, with the products that it names and the quantities in their units. */
export async function contentOfInput(tx: Tx, input: DraftBulkRequestInput, buyerKind: OrganizationKind): Promise<RequestContent> {
  const ids = input.lots.flatMap((lot) => lot.lines.map(({ productId }) => productId))
  const products = new Map((await tx.pick(Product, ASKED_OF_PRODUCTS, ids)).map((product) => [product.id, product]))
  return {
    buyerKind,
    procurementRoute: input.procurementRoute,
    currency: input.currency,
    ceiling: moneyOf(input.ceiling),
    lots: input.lots.map(({ title, paymentTerms, lines }) => ({
      title,
      paymentTerms: paymentTerms.map(({ milestone, days, percent }) => ({ milestone, days: days ?? null, percent })),
      lines: lines.map((line) => contentOfLine(line, products.get(line.productId) ?? null)),
    })),
  }
}

function contentOfLine(line: RequestLineInput, product: RequestedProduct | null): LineContent {
  const quantity = new Quantity(line.quantity.amount, line.quantity.unit)
  return {
    id: null, product, quantity,
    baseQuantity: product ? baseQuantityOf(quantity, product) : null,
    description: line.description,
    qualityClass: line.qualityClass ?? null,
    priceCeiling: moneyOf(line.priceCeiling),
    toleranceUnder: line.toleranceUnder,
    toleranceOver: line.toleranceOver,
    maxFacilities: line.maxFacilities ?? null,
    minPerFacility: line.minPerFacility ?? null,
    regions: line.regions,
    excludedFacilities: line.excludedFacilityIds,
    slots: line.slots.map(contentOfSlot),
  }
}

export function contentOfSlot({ place, address, region, latitude, longitude, window, quantity }: DeliverySlotInput): SlotContent {
  return { place, address, region, latitude, longitude, windowFrom: window.from, windowTo: window.to, askedQuantity: quantity }
}

function moneyOf(money: MoneyInput | null | undefined): Money | null {
  return money ? new Money(money.amount, money.currency) : null
}
