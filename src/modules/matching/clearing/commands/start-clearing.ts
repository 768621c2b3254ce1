import { authorizeAction } from '../../../../platform/policy.js'
import { enforce } from '../../../../platform/rules.js'
import type { Tx } from '../../../../platform/transaction.js'
import { Organization } from '../../../organizations/index.js'
import { ClearingRun } from '../clearing-run.entity.js'
import { MOST_REQUESTS, type ClearRegionInput } from '../clearing-run.inputs.js'
import { clearingRunPolicy } from '../clearing-run.policy.js'
import { clearable } from '../clearing-run.rules.js'

const OPEN = `
  select id from bulk_request
  where status = 'PUBLISHED' and currency = 'IDR' and regions @> array[$1] and ($2::uuid[] is null or id = any($2::uuid[]))
  order by earliest_window, id limit ${MOST_REQUESTS}`

/** Opens a run over what is published now; the work itself begins once this is committed. */
export async function startClearing(tx: Tx, { region, requests = null, objective, fairness, timeLimitSeconds }: Omit<ClearRegionInput, 'requests'> & { requests?: string[] | null }): Promise<ClearingRun> {
  authorizeAction(clearingRunPolicy, 'clearRegion', tx.actor)
  const found = await tx.query<{ id: string }>(OPEN, [region, requests])
  enforce(clearable, { named: requests, found }, null)

  const run = tx.create(ClearingRun, {
    organization: tx.em.getReference(Organization, String(tx.actor.organizationId)), region, status: 'RUNNING', objective, fairness, timeLimitSeconds,
    requests: found.map(({ id }) => id), startedAt: tx.now,
  })
  tx.record('ClearingStarted', run, { region, requests: found.length, objective, fairness, timeLimitSeconds })
  return run
}
