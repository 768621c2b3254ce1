import { newId } from '../../src/platform/id.js'
import { actor } from './actors.js'
import { workshopOf } from './workshop.js'
import type { World } from './world.js'

/** People at the edges of the policies, each of whom lacks just one thing that others have or has just one that they lack, and rows that are not for all who trade. */
export async function addOnlookers({ app, ministry, facility, ids, strangerOf, readerBeside }: World): Promise<void> {
  const query = async (sql: string, values: readonly string[] = []) => app.services.reading.database.query(sql, [...values])
  await actor(app, { name: 'Tata usaha', kind: 'AUTHORITY', roles: ['ADMINISTRATOR'], organizationId: ministry.administrator.organizationId })
  const newMinistry = await actor(app, { name: 'Kementerian baru', kind: 'AUTHORITY', verified: false })
  await actor(app, { name: 'Dinas baru', kind: 'AGENCY', verified: false })
  await readerBeside(facility.manager)

  const partaker = await strangerOf(facility.manager)
  await query('update match_plan set participants = participants || $1::uuid', [partaker.organizationId])
  // No authority does, but what it may read of a plan is a question of its own.
  for (const { organizationId } of [ministry.supervisor, newMinistry]) {
    await query('update match_plan set participants = participants || $1::uuid where id = $2', [organizationId, ids.heldPlan])
  }

  const suspended = await actor(app, { name: 'Lapas ditangguhkan', kind: 'FACILITY' })
  await workshopOf(suspended, ids.product)
  await query(`update organization set status = 'SUSPENDED' where id = $1`, [suspended.organizationId])

  // Whoever made a change sees it, but for what it may not read of that row.
  const changes = JSON.stringify([{ table: 'capacity_bucket', id: null, change: 'update', fields: { day: [null, '2026-12-01'], hoursHeld: ['0', '6'] }, withheld: ['hoursHeld'] }])
  for (const { organizationId } of [ministry.supervisor, newMinistry, facility.manager]) {
    await query(
      `insert into event (id, type, occurred_at, subject_type, subject_id, subject_version, correlation_id, payload, changes, about, audience, oversight, is_public, actor_organization)
       values ($1, 'FacilityUpdated', now(), 'Facility', $2, 1, 'onlookers', '{}', $3, '{}', '{}', false, true, $4)`, [newId(), ids.facility, changes, organizationId])
  }

  const founder = await actor(app, { name: 'Pendiri', kind: 'BUSINESS', verified: false })
  await query('update organization set founder = $1 where id = $2', [founder.userId, founder.organizationId])
  await query(`update member set status = 'REMOVED' where user_id = $1`, [founder.userId])
  await query(`update user_account set organizations = '{}' where id = $1`, [founder.userId])
}
