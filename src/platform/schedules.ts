import { PgBoss } from 'pg-boss'
import type { Services } from './context.js'
import type { Schedule } from './module.js'

const QUEUE = 'due-work'
const SECONDS_BETWEEN = 5

export interface RunningSchedules { stop(): Promise<void> }

/**
 * Does everything that is due at this instant, module by module. Each schedule is idempotent, so doing it twice is harmless.
 * @throws when all have had their turn, what those that failed have thrown
 */
export async function runDueWork(schedules: readonly Schedule[], services: Services): Promise<Record<string, number>> {
  const done: Record<string, number> = {}
  const failures: unknown[] = []
  for (const { name, run } of schedules) {
    try {
      done[name] = await run(services, services.now())
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new AggregateError(failures, 'several schedules failed')
  return done
}

/**
 * Looks every few seconds for what is due: one job that queues itself again, so that of all nodes one works at a time,
 * and a cron entry that revives it after a crash. Deadlines are also enforced at the moment of every command.
 */
export async function startSchedules(url: string, { services, report }: { services: Pick<Services, 'doDueWork'>; report(error: unknown): void }): Promise<RunningSchedules> {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', application_name: 'karya-schedules', max: 3 })
  boss.on('error', report)
  await boss.start()
  await boss.createQueue(QUEUE, { policy: 'stately', retryLimit: 0 })
  await boss.work(QUEUE, { pollingIntervalSeconds: 1 }, async () => {
    await services.doDueWork().catch(report)
    await boss.send(QUEUE, {}, { startAfter: SECONDS_BETWEEN })
  })
  await boss.schedule(QUEUE, '* * * * *')
  await boss.send(QUEUE, {})
  return { stop: () => boss.stop({ graceful: true, timeout: 3_000 }) }
}
