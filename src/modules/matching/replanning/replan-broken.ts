import type { Services } from '../../../platform/context.js'
import { replaceBrokenPlan } from '../commands/replace-broken-plan.js'
import { isStale } from '../commands/stale-plan.js'
import { computePlan } from '../planning/compute-plan.js'
import { systemContext } from '../system-context.js'
import { readBroken, type BrokenPlan } from './read-broken.js'

const ATTEMPTS = 4

/**
 * Plans anew what declines and expiries took out of a held plan. Outside of any transaction until the replacement is written; when capacity
 * or the plan changed meanwhile it reads again. What it does not finish, the schedule takes up.
 */
export async function replanBroken(services: Services, planId: string): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const broken = await readBroken(services.reading.database, planId)
    if (!broken || await replace(services, broken)) return
  }
}

async function replace(services: Services, broken: BrokenPlan): Promise<boolean> {
  const { requestId, options, kept, ceiling } = broken
  const computed = await computePlan(services.reading.database, { requestId, now: services.now(), options, kept, ceiling })
  try {
    const { awardResponseHours: respondHours } = services.settings
    return await systemContext(services).run((tx) => replaceBrokenPlan(tx, { broken, computed, respondHours }))
  } catch (error) {
    if (isStale(error)) return false
    throw error
  }
}
