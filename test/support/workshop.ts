import type { EntityManager } from '@mikro-orm/postgresql'
import { SYSTEM } from '../../src/platform/actor.js'
import { translateDatabaseError } from '../../src/platform/database/constraint-errors.js'
import { newId } from '../../src/platform/id.js'
import { Tx } from '../../src/platform/transaction.js'
import { actor, type ActingClient } from './actors.js'
import type { TestApp } from './app.js'

/** Monday to Friday six hours, Saturday four. */
export const WEEK = ['6', '6', '6', '6', '6', '4', '0']

/** A facility with one paving line, the authority that listed its product, and the people who act. */
export interface Workshop {
  ministry: ActingClient
  manager: ActingClient
  facility: string
  line: string
  product: string
}

export async function aProduct(ministry: ActingClient, input: Record<string, unknown> = {}): Promise<string> {
  const product = {
    code: `P-${newId().slice(-12).toUpperCase()}`, name: 'Paving block', kind: 'COMMODITY', unit: 'MTK', qualityClasses: ['A', 'B', 'C', 'D'],
    conversions: [{ unit: 'H87', perBaseUnit: '44.7' }], curingDays: 28, ...input,
  }
  return (await ministry.ask('mutation ($input: ListProductInput!) { listProduct(input: $input) { id } }', { input: product }))['listProduct'].id
}

export async function aFacility(manager: ActingClient, input: Record<string, unknown> = {}): Promise<string> {
  const facility = { name: 'Lapas Kelas I', region: '36.71', latitude: -6.18, longitude: 106.63, timezone: 'Asia/Jakarta', ...input }
  return (await manager.ask('mutation ($input: CommissionFacilityInput!) { commissionFacility(input: $input) { id } }', { input: facility }))['commissionFacility'].id
}

export async function aLine(manager: ActingClient, facility: string, input: Record<string, unknown> = {}): Promise<string> {
  const line = { facilityId: facility, name: 'Mesin paving', hoursPerWeekday: WEEK, crew: 15, ...input }
  return (await manager.ask('mutation ($input: AddProductionLineInput!) { addProductionLine(input: $input) { id } }', { input: line }))['addProductionLine'].id
}

export async function aWorkshop(app: TestApp): Promise<Workshop> {
  const ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
  const manager = await actor(app, { name: 'Lapas Tangerang', kind: 'FACILITY', roles: ['PRODUCTION_MANAGER'] })
  const product = await aProduct(ministry)
  const facility = await aFacility(manager)
  return { ministry, manager, facility, product, line: await aLine(manager, facility) }
}

/** One real transaction on a connection of its own, as the system; database errors become what clients read. */
export async function inTransaction<R>({ em, now }: { em: EntityManager; now: Date }, work: (tx: Tx) => Promise<R>): Promise<R> {
  const fork = em.fork()
  await fork.begin()
  try {
    const result = await work(new Tx(fork as Tx['em'], SYSTEM, now))
    await fork.commit()
    return result
  } catch (error) {
    await fork.rollback()
    throw translateDatabaseError(error) ?? error
  }
}

/** One object of every kind of the catalogue and the facilities, in a state that its actions allow. */
export async function workshopIds(manager: ActingClient, supervisor: ActingClient) {
  const product = await aProduct(supervisor)
  const { declareHoliday } = await supervisor.ask('mutation { declareHoliday(input: { date: "2026-08-17", name: "Hari Kemerdekaan", kind: NATIONAL, source: "SKB" }) { id } }')
  return { product, holiday: declareHoliday.id, ...await workshopOf(manager, product) } as Record<WorkshopId, string>
}

/** A facility with one object of every kind that belongs to it. */
export async function workshopOf(manager: ActingClient, product: string) {
  const facility = await aFacility(manager)
  const line = await aLine(manager, facility)
  const price = 'unitPrice: { amount: "70000", currency: "IDR" }'
  const { declareCapability } = await manager.ask(
    `mutation ($line: UUID!, $product: UUID!) {
      declareCapability(input: { lineId: $line, productId: $product, qualityClass: "D", outputPerHour: "8.5", validFrom: "2026-01-01", ${price} }) { id } }`, { line, product })
  const { addClosure } = await manager.ask(
    'mutation ($facility: UUID!) { addClosure(input: { facilityId: $facility, from: "2099-01-01", to: "2099-01-02", reason: "Stocktaking" }) { id } }', { facility })
  const { recordStock } = await manager.ask(
    `mutation ($facility: UUID!, $product: UUID!) {
      recordStock(input: { facilityId: $facility, productId: $product, qualityClass: "D", quantity: "100", producedOn: "2026-01-02", ${price} }) { id } }`, { facility, product })
  return { facility, line, capability: declareCapability.id, closure: addClosure.id, stockItem: recordStock.id }
}

export type WorkshopId = 'product' | 'facility' | 'line' | 'capability' | 'closure' | 'stockItem' | 'holiday'
