import { Product, type ProductKind } from '../../../src/modules/catalogue/index.js'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'

/** Noon in Jakarta on the day on which these stories happen. */
export const NOW = new Date('2026-11-24T05:00:00.000Z')

/** A small market: a catalogue, a buyer of each kind, a facility and the authority. */
export interface Market {
  app: TestApp
  officer: ActingClient
  business: ActingClient
  facility: ActingClient
  ministry: ActingClient
  products: Record<'paving' | 'cake' | 'painting' | 'house', string>
}

export async function aMarket(): Promise<Market> {
  const app = await startTestApp()
  app.clock.set(NOW)
  return {
    app,
    officer: await actor(app, { name: 'Dinas Bina Marga', kind: 'AGENCY', roles: ['PROCUREMENT_OFFICER'] }),
    business: await actor(app, { name: 'Pengembang', kind: 'BUSINESS', roles: ['BUYER'] }),
    facility: await actor(app, { name: 'Lapas Tangerang', kind: 'FACILITY' }),
    ministry: await actor(app, { name: 'Kementerian', kind: 'AUTHORITY', roles: ['SUPERVISOR'] }),
    products: {
      paving: await aProduct(app, { code: 'PAVING', kind: 'COMMODITY', unit: 'MTK', qualityClasses: ['A', 'B', 'C', 'D'], conversions: [{ unit: 'H87', perBaseUnit: '44.7' }], curingDays: 28 }),
      cake: await aProduct(app, { code: 'CAKE', kind: 'PERISHABLE', unit: 'H87', shelfLifeDays: 3, minimumRemainingLifePercent: 50 }),
      painting: await aProduct(app, { code: 'PAINTING', kind: 'UNIQUE', unit: 'H87' }),
      house: await aProduct(app, { code: 'HOUSE', kind: 'MADE_TO_ORDER', unit: 'H87', curingDays: 7 }),
    },
  }
}

type ProductData = Pick<Product, 'code' | 'unit'> & { kind: ProductKind } & Partial<Product>

export async function aProduct(app: TestApp, data: ProductData): Promise<string> {
  const em = app.services.orm.em.fork()
  const product = em.create(Product, {
    name: data.code, description: '', qualityClasses: [], conversions: [], curingDays: 0, requiresSample: false, status: 'LISTED', createdAt: NOW, ...data,
  })
  await em.flush()
  return product.id
}

type Input = Record<string, any>

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

/** 500 m² of class D to one place: complete, nothing special. */
export function pavingDraft({ products }: Market, changes: Input = {}): Input {
  return aDraft([aLot([aLine(products.paving)])], changes)
}

export const DRAFT = 'mutation ($input: DraftBulkRequestInput!) { draftBulkRequest(input: $input) { id version status number lines { id } } }'
export const REVISE = 'mutation ($id: ID!, $input: ReviseBulkRequestInput!) { reviseBulkRequest(id: $id, input: $input) { id version status title lines { id } } }'
export const PUBLISH = 'mutation ($id: ID!, $expectedVersion: Int) { publishBulkRequest(id: $id, expectedVersion: $expectedVersion) { id version status number publishedAt } }'
export const CANCEL = 'mutation ($id: ID!, $input: CancelBulkRequestInput!) { cancelBulkRequest(id: $id, input: $input) { id version status cancellationReason } }'
export const AMEND = `mutation ($id: ID!, $input: AmendBulkRequestInput!) { amendBulkRequest(id: $id, input: $input) {
  id version status amendmentNumber
  lines { id quantity { amount unit } baseQuantity toleranceOver slots { id position place windowFrom windowTo quantity askedQuantity } }
  amendments { number rationale at changes { subject field before after } } } }`

export interface Drafted { id: string; version: number; lines: { id: string }[] }

export async function drafted(by: ActingClient, input: Input): Promise<Drafted> {
  return (await by.ask(DRAFT, { input }))['draftBulkRequest']
}

export async function published(by: ActingClient, input: Input): Promise<Drafted> {
  const draft = await drafted(by, input)
  const { publishBulkRequest } = await by.ask(PUBLISH, { id: draft.id })
  return { ...draft, version: publishBulkRequest.version }
}
