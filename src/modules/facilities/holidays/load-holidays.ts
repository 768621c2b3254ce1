import type { EntityManager } from '@mikro-orm/postgresql'
import { HOLIDAYS_ID } from '../../../data/holidays-id.js'
import { Holiday } from './holiday.entity.js'

/** Enters the reference holidays that are not there yet; for a new installation, before its first production line. Flushing is the caller's. */
export async function loadHolidays(em: EntityManager): Promise<number> {
  const known = new Set((await em.find(Holiday, {})).map(({ date }) => date))
  const missing = HOLIDAYS_ID.filter(({ date }) => !known.has(date))
  for (const holiday of missing) em.create(Holiday, { ...holiday, status: 'DECLARED' }, { persist: true })
  return missing.length
}
