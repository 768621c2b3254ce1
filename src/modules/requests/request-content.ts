import type { Path } from '../../platform/errors.js'
import type { Finding } from '../../platform/rules.js'
import type { Money } from '../../values/money.js'
import type { Quantity } from '../../values/quantity.js'
import type { Product } from '../catalogue/index.js'
import type { OrganizationKind } from '../organizations/index.js'
import type { PaymentMilestone, ProcurementRoute } from './bulk-request.enums.js'

/** All that a request says, as a plain tree: what the rules read, whether it comes from an input or from the tables. */
export interface RequestContent {
  buyerKind: OrganizationKind
  procurementRoute: ProcurementRoute
  currency: string
  ceiling: Money | null
  lots: readonly LotContent[]
}

export interface LotContent {
  title: string
  paymentTerms: readonly PaymentTermContent[]
  lines: readonly LineContent[]
}

export interface PaymentTermContent { milestone: PaymentMilestone; days: number | null; percent: string }

/** What is asked of the product of a line. */
export const ASKED_OF_PRODUCTS = ['id', 'kind', 'status', 'name', 'unit', 'qualityClasses', 'conversions', 'curingDays', 'shelfLifeDays'] as const satisfies readonly (keyof Product)[]
export type RequestedProduct = Pick<Product, typeof ASKED_OF_PRODUCTS[number]>

export interface LineContent {
  /** null: not drafted yet. */
  id: string | null
  /** null: the catalogue has no such product. */
  product: RequestedProduct | null
  description: string
  qualityClass: string | null
  quantity: Quantity
  /** In the product's unit; null: the unit asked for cannot be converted to it. */
  baseQuantity: string | null
  priceCeiling: Money | null
  toleranceUnder: string
  toleranceOver: string
  maxFacilities: number | null
  minPerFacility: string | null
  regions: readonly string[]
  excludedFacilities: readonly string[]
  slots: readonly SlotContent[]
}

export interface SlotContent {
  place: string
  address: string
  region: string
  latitude: number
  longitude: number
  windowFrom: string
  windowTo: string
  /** In the unit in which the line is asked for. */
  askedQuantity: string
}

export function linesOf(content: RequestContent): LineContent[] {
  return content.lots.flatMap((lot) => lot.lines)
}

export function slotsOf(content: RequestContent): SlotContent[] {
  return linesOf(content).flatMap((line) => line.slots)
}

/** Collects what a rule finds in each line, with the line's path. */
export function inLines(content: RequestContent, find: (line: LineContent, path: Path) => readonly Finding[]): Finding[] {
  return content.lots.flatMap((lot, i) => lot.lines.flatMap((line, j) => find(line, ['lots', i, 'lines', j])))
}

/** Collects what a rule finds in each delivery slot, with the slot's path. */
export function inSlots(content: RequestContent, find: (slot: SlotContent, line: LineContent, path: Path) => readonly Finding[]): Finding[] {
  return inLines(content, (line, path) => line.slots.flatMap((slot, k) => find(slot, line, [...path, 'slots', k])))
}
