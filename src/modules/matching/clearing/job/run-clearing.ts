import type { Services } from '../../../../platform/context.js'
import { DomainError, ErrorCode } from '../../../../platform/errors.js'
import { proposeMatch } from '../../commands/propose-match.js'
import { systemContext } from '../../system-context.js'
import type { MatchObjective } from '../../match-plan.enums.js'
import type { Fairness } from '../../scarcity.types.js'
import { omitted, type StoredClearingResult } from '../clearing-run.types.js'
import { endClearing, failClearing } from '../commands/end-clearing.js'
import { clearJointly, type ClearedRequest } from './clear-jointly.js'
import { Pulse } from './pulse.js'
import { readMarket } from './read-market.js'

/** One server takes a run, once: whoever asks again, or for a run that was rolled back, takes nothing. */
const CLAIM = `
  update clearing_run set heartbeat_at = now() where id = $1 and status = 'RUNNING' and heartbeat_at is null
  returning requests, objective, fairness, time_limit_seconds as "timeLimitSeconds", is_stopping as "isStopping"`

interface Claimed extends Record<string, unknown> { requests: string[]; objective: MatchObjective; fairness: Fairness; timeLimitSeconds: number; isStopping: boolean }

/** Works on a run to its end. Never rejects: a failure is the run's, and one that cannot be told is found by the schedule. */
export async function runClearing(services: Services, id: string): Promise<void> {
  try {
    const [claimed] = await systemContext(services).run((tx) => tx.query<Claimed>(CLAIM, [id]))
    if (claimed) await work(services, id, claimed)
  } catch (error) {
    const reason = error instanceof DomainError ? error.message : 'The matching engine broke down.'
    await systemContext(services).run((tx) => failClearing(tx, id, reason)).catch(() => undefined)
  }
}

async function work(services: Services, id: string, { requests, objective, fairness, timeLimitSeconds, isStopping }: Claimed): Promise<void> {
  const pulse = new Pulse(services, { runId: id, isStopping })
  try {
    const market = await readMarket(services.reading.database, { runId: id, requests, now: services.now() })
    const { instance, answer, cleared } = await clearJointly(market, { objective, fairness, timeLimitSeconds, signal: pulse.stop, onProgress: pulse.progress })
    const results: StoredClearingResult[] = [...market.omitted]
    for (const each of cleared) results.push(await propose(services, each))
    await pulse.end()
    await systemContext(services).run((tx) => endClearing(tx, id, { instance, answer, results, wasStopped: pulse.stop.aborted }).then(() => null))
  } finally {
    await pulse.end()
  }
}

const CHANGED: ReadonlySet<ErrorCode> = new Set([ErrorCode.CONFLICT, ErrorCode.WRONG_STATE])

/** Each proposal is its buyer's, in a transaction of its own; a request that changed meanwhile gets none. */
async function propose(services: Services, { requestId, amendment, computed }: ClearedRequest): Promise<StoredClearingResult> {
  try {
    const planId = await systemContext(services).run(async (tx) => (await proposeMatch(tx, { requestId, amendment, computed })).id)
    return { requestId, planId, outcome: computed.answer.status, short: computed.service?.short ?? [] }
  } catch (error) {
    if (!(error instanceof DomainError) || !CHANGED.has(error.code)) throw error
    return omitted(requestId, 'REQUEST_CHANGED')
  }
}
