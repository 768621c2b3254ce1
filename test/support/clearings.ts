import { expect, vi } from 'vitest'
import type { TestApp } from './app.js'
import type { Client } from './client.js'

export interface AbandonedClearing { authority: string; region?: string; requests?: readonly string[]; hasBegun: boolean }

/** A run as a server leaves it that went down: before it began, or in the middle just now. */
export async function anAbandonedClearing({ services }: TestApp, { authority, region = '31', requests = [], hasBegun }: AbandonedClearing): Promise<string> {
  const [row] = await services.reading.database.query(
    `insert into clearing_run (id, organization_id, region, status, objective, fairness, time_limit_seconds, requests, results, started_at, heartbeat_at)
     values (gen_random_uuid(), $1, $2, 'RUNNING', 'COST', 'MOST_SERVED', 10, $3::uuid[], '[]', now(), case when $4 then now() end) returning id`, [authority, region, requests, hasBegun])
  return String(row?.['id'])
}

/** A run that has ended, of one request: what its plan was computed from and is. */
export async function anEndedClearing({ services }: TestApp, { authority, plan }: { authority: string; plan: string }): Promise<string> {
  const [row] = await services.reading.database.query(
    `insert into clearing_run (id, organization_id, region, status, objective, fairness, time_limit_seconds, requests, results, started_at, ended_at, best, bound, gap, instance, answer)
     select gen_random_uuid(), $1, '94', 'DONE', 'COST', 'MOST_SERVED', 10, array[request_id], '[]', now(), now(), round((answer ->> 'cost')::numeric, 4), round((answer ->> 'bound')::numeric, 4),
            (answer ->> 'gap')::numeric, instance, answer from match_plan where id = $2 returning id`, [authority, plan])
  return String(row?.['id'])
}

const RUN = 'query ($id: ID!) { clearingRun(id: $id) { version status best bound gap isStopping failure endedAt results { requestId planId outcome omission } availableActions { action allowed } } }'

/** A run once it has ended. */
export async function clearingEnded(viewer: Client, id: string): Promise<any> {
  for (;;) {
    const { clearingRun } = await viewer.ask(RUN, { id })
    if (clearingRun.status !== 'RUNNING') return clearingRun
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Waits until a run has a plan. */
export async function clearingBegan(viewer: Client, id: string): Promise<void> {
  await vi.waitFor(async () => expect((await viewer.ask(RUN, { id }))['clearingRun'].best).not.toBeNull(), { timeout: 60_000, interval: 200 })
}
