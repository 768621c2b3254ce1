import { addProductionLine } from '../modules/facilities/commands/add-production-line.js'
import { commissionFacility } from '../modules/facilities/commands/commission-facility.js'
import { declareCapability } from '../modules/facilities/commands/declare-capability.js'
import { recordStock } from '../modules/facilities/commands/record-stock.js'
import { addDays } from '../values/calendar-date.js'
import { MoneyInput } from '../values/money.js'
import { facilities } from './data/facilities.js'
import type { CapabilitySeed, FacilitySeed, LineSeed, StockSeed } from './data/types.js'
import { productByCode } from './list-products.js'
import type { SeedActors } from './seed-actors.js'

/** The facilities with their lines, prices and calendars, and what lies on stock. */
export async function commissionFacilities(actors: SeedActors): Promise<void> {
  for (const facility of facilities) await commission(actors, facility)
}

async function commission(actors: SeedActors, seed: FacilitySeed): Promise<void> {
  const { organization, name, region, latitude, longitude, timezone } = seed
  const description = `${organization}: ${seed.lines.map((line) => line.name).join(', ')}`
  const { id } = await actors.as(organization, (tx) => commissionFacility(tx, { name, region, latitude, longitude, timezone, description }))
  for (const line of seed.lines) await addLine(actors, { organization, facilityId: id, line })
  for (const stock of seed.stock ?? []) await store(actors, { organization, facilityId: id, stock })
}

async function addLine(actors: SeedActors, { organization, facilityId, line }: { organization: string; facilityId: string; line: LineSeed }): Promise<void> {
  const hoursPerWeekday = line.hoursPerWeekday.map(String)
  const { id } = await actors.as(organization, (tx) => addProductionLine(tx, { facilityId, name: line.name, hoursPerWeekday, crew: line.crew }))
  for (const capability of line.capabilities) await declare(actors, { organization, lineId: id, capability })
}

async function declare(actors: SeedActors, { organization, lineId, capability }: { organization: string; lineId: string; capability: CapabilitySeed }): Promise<void> {
  const { product, qualityClass, outputPerHour, unitPrice, setupHours = '0', setupCost = '0', minimumBatch = '0' } = capability
  await actors.as(organization, async (tx) => declareCapability(tx, {
    lineId, productId: (await productByCode(tx, product)).id, qualityClass, outputPerHour, setupHours, minimumBatch,
    setupCost: rupiah(setupCost), unitPrice: rupiah(unitPrice), validFrom: today(actors),
  }))
}

async function store(actors: SeedActors, { organization, facilityId, stock }: { organization: string; facilityId: string; stock: StockSeed }): Promise<void> {
  const { product, qualityClass, quantity, unitPrice, ageDays, serial, attributes } = stock
  await actors.as(organization, async (tx) => recordStock(tx, {
    facilityId, productId: (await productByCode(tx, product)).id, qualityClass, quantity, unitPrice: rupiah(unitPrice),
    producedOn: addDays(today(actors), -ageDays), serial: serial ?? null, attributes: attributes ?? null,
  }))
}

function rupiah(amount: string): MoneyInput {
  return Object.assign(new MoneyInput(), { amount, currency: 'IDR' })
}

function today({ now }: SeedActors): string {
  return now.toISOString().slice(0, 10)
}
