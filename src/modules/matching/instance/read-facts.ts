import type { Database } from '../../../platform/read/database.js'
import { addDays, type CalendarDate } from '../../../values/calendar-date.js'
import * as sql from './facts-sql.js'
import { lastPlannedDay } from './horizon.js'
import type { CapabilityFacts, FacilityFacts, LineFacts, PlanningFacts, ProductionLineFacts, StockFacts, TariffFacts } from './planning-facts.js'

/** `later`: also the hours after the last delivery, as far as the calendars reach; needed to find an earliest date. */
export interface FactsWanted { requestId: string; now: Date; later?: boolean }

/** Everything that planning a request needs, in six statements whatever its size. */
export async function readFacts(database: Database, { requestId, now, later = false }: FactsWanted): Promise<PlanningFacts> {
  const lineRows = await database.query(sql.LINES, [requestId])
  const lines = lineRows.map(lineOf)
  const products = [...new Set(lines.map(({ product }) => product.id))]
  const currency = String(lineRows[0]?.['currency'] ?? 'IDR')
  const facilityRows = await database.query(sql.FACILITIES, [products, requestId, now])
  const firstDay = facilityRows.map((row) => String(row['firstDay'])).sort()[0] ?? addDays(now.toISOString().slice(0, 10), 1)
  const horizon = addDays(lastPlannedDay({ request: { id: requestId, currency, lines }, firstDay }), 1)
  const [capabilities, stock, hours, tariffs] = await Promise.all([
    database.query(sql.CAPABILITIES, [products, currency, firstDay]),
    database.query(sql.STOCK, [products, currency]),
    database.query(sql.FREE_HOURS, [products, now, later ? null : horizon]),
    database.query(sql.TARIFFS, [firstDay, currency]),
  ])
  const parts = { lines: linesByFacility(capabilities, hours), stock: Map.groupBy(stock, (row) => String(row['facilityId'])) }
  return { request: { id: requestId, currency, lines }, facilities: facilityRows.map((row) => facilityOf(row, parts)), tariffs: tariffs.map(tariffOf), firstDay }
}

type Facts = Readonly<Record<string, unknown>>

function lineOf(row: Facts): LineFacts {
  return {
    id: String(row['id']), label: String(row['label']), qualityClass: textOf(row['qualityClass']), under: Number(row['under']), over: Number(row['over']),
    priceCeiling: numberOf(row['priceCeiling']), maxFacilities: numberOf(row['maxFacilities']), minPerFacility: Number(row['minPerFacility']),
    regions: row['regions'] as string[], excludedFacilities: row['excludedFacilities'] as string[],
    product: {
      id: String(row['productId']), unit: String(row['unit']), classes: row['classes'] as string[], curingDays: Number(row['curingDays']),
      shelfLifeDays: numberOf(row['shelfLifeDays']), minimumRemainingLifePercent: Number(row['remainingLife']),
    },
    slots: (row['slots'] as Facts[]).map((slot) => ({
      id: String(slot['id']), quantity: Number(slot['quantity']), from: String(slot['from']), due: addDays(String(slot['to']), -1),
      at: [Number(slot['latitude']), Number(slot['longitude'])],
    })),
  }
}

function facilityOf(row: Facts, parts: { lines: ReadonlyMap<string, ProductionLineFacts[]>; stock: ReadonlyMap<string, Facts[]> }): FacilityFacts {
  const id = String(row['id'])
  return {
    id, organizationId: String(row['organizationId']), name: String(row['name']), region: String(row['region']),
    at: [Number(row['latitude']), Number(row['longitude'])], isVerified: row['isVerified'] === true,
    lines: parts.lines.get(id) ?? [], stock: (parts.stock.get(id) ?? []).map(stockOf),
  }
}

function linesByFacility(capabilities: readonly Facts[], hours: readonly Facts[]): Map<string, ProductionLineFacts[]> {
  const free = new Map(hours.map((row) => [String(row['lineId']), freeOf(row)]))
  const byLine = Map.groupBy(capabilities, (row) => String(row['lineId']))
  const lines = [...byLine].map(([id, rows]) => ({
    facilityId: String(rows[0]?.['facilityId']), line: { id, name: String(rows[0]?.['lineName']), capabilities: rows.map(capabilityOf), free: free.get(id) ?? new Map<CalendarDate, number>() },
  }))
  return new Map([...Map.groupBy(lines, ({ facilityId }) => facilityId)].map(([facility, of]) => [facility, of.map(({ line }) => line)]))
}

function freeOf(row: Facts): Map<CalendarDate, number> {
  const free = row['free'] as number[]
  return new Map((row['days'] as string[]).map((day, index) => [day, free[index] ?? 0]))
}

function capabilityOf(row: Facts): CapabilityFacts {
  return {
    id: String(row['id']), productId: String(row['productId']), qualityClass: textOf(row['qualityClass']), outputPerHour: Number(row['outputPerHour']),
    setupHours: Number(row['setupHours']), setupCost: Number(row['setupCost']), minimumBatch: Number(row['minimumBatch']),
    maximumPerDay: numberOf(row['maximumPerDay']), made: new Map(Object.entries((row['made'] ?? {}) as Record<CalendarDate, number>)), unitPrice: Number(row['unitPrice']), validFrom: String(row['validFrom']), validTo: textOf(row['validTo']),
  }
}

function stockOf(row: Facts): StockFacts {
  return {
    id: String(row['id']), productId: String(row['productId']), qualityClass: textOf(row['qualityClass']), quantity: Number(row['quantity']),
    unitPrice: Number(row['unitPrice']), producedOn: String(row['producedOn']),
  }
}

function tariffOf(row: Facts): TariffFacts {
  return {
    productId: textOf(row['productId']), unit: String(row['unit']), perUnitKm: Number(row['perUnitKm']), perTrip: Number(row['perTrip']),
    tripLoad: numberOf(row['tripLoad']), daysPerKm: Number(row['daysPerKm']), roadFactor: Number(row['roadFactor']),
  }
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value)
}
