import { notFound, staleVersion } from '../../platform/errors.js'
import type { Tx } from '../../platform/transaction.js'
import { Facility } from './facility.entity.js'
import { ProductionLine } from './production-line.entity.js'

/**
 * Facility and lines are locked `for no key update`: allocations, awards and buckets that refer to them may be written meanwhile,
 * so that a change of a calendar and a hold never wait for each other in a circle.
 */
const LOCK_FACILITY = 'select id from facility where id = $1 for no key update'
const LOCK_CALENDARS = "select pg_advisory_xact_lock%(hashtextextended('karya work calendars', 0))"

/** The facility is the root of its lines, closures and stock: whatever changes one of them takes its turn here. */
export async function lockFacility(tx: Tx, id: string, expectedVersion?: number | null): Promise<Facility> {
  await tx.query(LOCK_CALENDARS.replace('%', '_shared'))
  await tx.query(LOCK_FACILITY, [id])
  const facility = await tx.em.findOne(Facility, { id }, { populate: ['organization'], refresh: true })
  if (!facility) throw notFound(Facility.name, id)
  expectVersion(facility, expectedVersion)
  return facility
}

export async function lockLine(tx: Tx, id: string, expectedVersion?: number | null): Promise<ProductionLine> {
  const { facility } = await tx.get(ProductionLine, id)
  await lockFacility(tx, facility.id)
  const line = await tx.em.findOneOrFail(ProductionLine, { id }, { populate: ['facility', 'organization'], refresh: true })
  expectVersion(line, expectedVersion)
  return line
}

/** What changes the calendars of all facilities waits for those that change one, and they for it. */
export async function lockAllCalendars(tx: Tx): Promise<void> {
  await tx.query(LOCK_CALENDARS.replace('%', ''))
}

export function expectVersion({ version }: { version: number }, expected: number | null | undefined): void {
  if (expected !== null && expected !== undefined && expected !== version) throw staleVersion(version)
}
