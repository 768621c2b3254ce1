import type { Services } from '../platform/context.js'
import { User } from '../modules/identity/index.js'
import { loadHolidays } from '../modules/facilities/index.js'
import { accounts } from './data/organizations.js'
import { commissionFacilities } from './commission-facilities.js'
import { listProducts } from './list-products.js'
import { draftRequests } from './draft-requests.js'
import { foundOrganizations } from './found-organizations.js'
import { SeedActors } from './seed-actors.js'

/** Two nodes that start at once on an empty database: one fills it, the other waits and finds it filled. */
const SEED_LOCK = 4712

/**
 * Fills an empty database with the reported facts, all or nothing, through the same commands that the API calls.
 * Gives false, and touches nothing, when any organization exists.
 */
export async function seedDemonstration({ orm, now }: Pick<Services, 'orm' | 'now'>): Promise<boolean> {
  return await orm.em.fork().transactional(async (em) => {
    await em.execute('select pg_advisory_xact_lock(?)', [SEED_LOCK])
    const [any] = await em.execute<{ id: string }[]>('select id from organization limit 1')
    if (any) return false
    const actors = new SeedActors(em, now())
    await foundOrganizations(actors)
    await loadHolidays(em)
    await listProducts(actors)
    await commissionFacilities(actors)
    await draftRequests(actors)
    return true
  })
}

/** The demonstration's accounts can sign in, whenever it was filled in. */
export async function hasDemonstration({ orm }: Pick<Services, 'orm'>): Promise<boolean> {
  const emails = accounts.map(({ email }) => email)
  return await orm.em.fork().count(User, { email: { $in: emails } }) === emails.length
}
