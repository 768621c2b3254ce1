import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchFailure } from '../launch-failure.js'
import type { ClusterHome } from './data-directory.js'
import type { Keeper } from './keeper.js'
import { type Postmaster, ServerDidNotStart, startPostmaster } from './postmaster.js'
import { postmasterFile, readPostmasterFile, servesData } from './postmaster-file.js'

const POLL_MS = 50
const ATTEMPTS = 100
// Another start was faster, the port was taken meanwhile, or processes of a killed server are still ending.
const PASSING = /lock file|shared memory|TCP\/IP socket|Address already in use/

/** The server of this cluster: the one that runs (its Karya may have been killed), else one that we start on `port`. */
export async function runningServer(cluster: ClusterHome, keeper: Keeper, port: number): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const running = await findServer(cluster.data)
    if (running) return running
    try {
      return await startPostmaster({ ...cluster, port, keeper, settings: { timezone: 'UTC', log_timezone: 'UTC' } })
    } catch (error) {
      if (!(error instanceof ServerDidNotStart)) throw error
      if (attempt === ATTEMPTS || !PASSING.test(error.message)) {
        throw new LaunchFailure(`The database did not start: ${error.message}`, `Its messages are in ${cluster.log}`)
      }
      await sleep(POLL_MS)
    }
  }
}

// One that is still starting (it may be recovering) or already stopping is waited for: there is no other way to its data.
async function findServer(data: string): Promise<Postmaster | undefined> {
  for (;;) {
    const file = await readPostmasterFile(data)
    if (!file) return undefined
    if (!servesData(file.pid, data)) {
      // After a reboot another process may have the number in the file, and PostgreSQL would take it for a server.
      if (existsSync(`/proc/${file.pid}`)) await rm(postmasterFile(data), { force: true })
      return undefined
    }
    if (file.status === 'ready') return file
    await sleep(POLL_MS)
  }
}
