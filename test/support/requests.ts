import { Product, type ProductKind } from '../../src/modules/catalogue/index.js'
import type { ActingClient } from './actors.js'
import type { TestApp } from './app.js'

type ProductData = Pick<Product, 'code' | 'unit'> & { kind: ProductKind } & Partial<Product>

export async function aProduct(app: TestApp, data: ProductData): Promise<string> {
  const em = app.services.orm.em.fork()
  const product = em.create(Product, {
    name: data.code, description: '', qualityClasses: [], conversions: [], curingDays: 0, requiresSample: false, status: 'LISTED', createdAt: app.services.now(), ...data,
  })
  await em.flush()
  return product.id
}

export type Input = Record<string, any>

export function aSlot(quantity: string, changes: Input = {}): Input {
  return {
    place: 'Gudang Tanah Abang', region: '31.71', latitude: -6.19, longitude: 106.81, window: { from: '2027-02-01', to: '2027-02-15' }, quantity, ...changes,
  }
}

export function aLine(productId: string, changes: Input = {}): Input {
  return { productId, quantity: { amount: '500', unit: 'MTK' }, qualityClass: 'D', slots: [aSlot('500')], ...changes }
}

export function aLot(lines: Input[], changes: Input = {}): Input {
  return {
    title: 'Paving', lines,
    paymentTerms: [{ milestone: 'ON_SIGNING', percent: '30' }, { milestone: 'ON_RECEIPT', percent: '70' }], ...changes,
  }
}

export function aDraft(lots: Input[], changes: Input = {}): Input {
  return { title: 'Pedestrian paving', procurementRoute: 'SWAKELOLA_TYPE_II', lots, ...changes }
}

export const DRAFT = 'mutation ($input: DraftBulkRequestInput!) { draftBulkRequest(input: $input) { id version status number lines { id } } }'
export const REVISE = 'mutation ($id: ID!, $input: ReviseBulkRequestInput!) { reviseBulkRequest(id: $id, input: $input) { id version status title lines { id } } }'
export const PUBLISH = 'mutation ($id: ID!, $expectedVersion: Int) { publishBulkRequest(id: $id, expectedVersion: $expectedVersion) { id version status number publishedAt } }'
export const CANCEL = 'mutation ($id: ID!, $input: CancelBulkRequestInput!) { cancelBulkRequest(id: $id, input: $input) { id version status cancellationReason } }'
export const AMEND = `mutation ($id: ID!, $input: AmendBulkRequestInput!) { amendBulkRequest(id: $id, input: $input) {
  id version status amendmentNumber
  lines { id quantity { amount unit } baseQuantity toleranceOver slots { id position place windowFrom windowTo quantity askedQuantity } }
  amendments { number rationale at changes { subject field before after } } } }`

/** `lineId` is the first line's; empty when there is none. */
export interface Drafted { id: string; version: number; lines: { id: string }[]; lineId: string }

export async function drafted(by: ActingClient, input: Input): Promise<Drafted> {
  const draft = (await by.ask(DRAFT, { input }))['draftBulkRequest']
  return { ...draft, lineId: draft.lines[0]?.id ?? '' }
}

export async function published(by: ActingClient, input: Input): Promise<Drafted> {
  const draft = await drafted(by, input)
  const { publishBulkRequest } = await by.ask(PUBLISH, { id: draft.id })
  return { ...draft, version: publishBulkRequest.version }
}
