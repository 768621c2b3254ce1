import type { TestApp } from './app.js'

export interface AbandonedClearing { authority: string; region?: string; requests?: readonly string[]; hasBegun: boolean }

/** A run as a server leaves it that went down: before it began, or in the middle just now. */
export async function anAbandonedClearing({ services }: TestApp, { authority, region = '31', requests = [], hasBegun }: AbandonedClearing): Promise<string> {
  const [row] = await services.reading.database.query(
    `insert into clearing_run (id, organization_id, region, status, objective, fairness, time_limit_seconds, requests, results, started_at, heartbeat_at)
     values (gen_random_uuid(), $1, $2, 'RUNNING', 'COST', 'MOST_SERVED', 10, $3::uuid[], '[]', now(), case when $4 then now() end) returning id`, [authority, region, requests, hasBegun])
  return String(row?.['id'])
}
