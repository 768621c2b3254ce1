import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aDraft, aLine, aLot, aProduct, type Input } from '../../support/requests.js'

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

/** 500 m² of class D to one place: complete, nothing special. */
export function pavingDraft({ products }: Market, changes: Input = {}): Input {
  return aDraft([aLot([aLine(products.paving)])], changes)
}
