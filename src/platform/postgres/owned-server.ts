import { setTimeout as sleep } from 'node:timers/promises'
import { LaunchFailure } from '../launch-failure.js'
import type { ClusterHome } from './data-directory.js'
import { SUPERUSER } from './initdb.js'
import type { Keeper } from './keeper.js'
import { claimOwnership, type Ownership } from './ownership.js'
import type { Postmaster } from './postmaster.js'
import { runningServer } from './running-server.js'

/** A running server that is ours alone to use and to stop. */
export type OwnedServer = { readonly server: Postmaster; readonly ownership: Ownership }

export type ServerPlace = { readonly cluster: ClusterHome; readonly keeper: Keeper; readonly port: number }

const RETRY_MS = 200
const ATTEMPTS = 50

/** Finds or starts the cluster's server and claims it. `owner` is what a second start is told. */
export async function ownServer({ cluster, keeper, port }: ServerPlace, owner: string): Promise<OwnedServer> {
  for (let attempt = 1; ; attempt++) {
    const server = await runningServer(cluster, keeper, port)
    try {
      const ownership = await claimOwnership({ url: serverUrl(cluster, server, 'postgres'), owner, dataDir: cluster.dataDir })
      keeper.watch(server.pid)
      return { server, ownership }
    } catch (error) {
      // The server belongs to another Karya, also when it was started by us: it is not ours to stop.
      if (error instanceof LaunchFailure) await keeper.dismiss()
      if (error instanceof LaunchFailure) throw error
      if (attempt === ATTEMPTS) throw new LaunchFailure(`The database accepts no connection (${String(error)})`, `Its messages are in ${cluster.log}`)
      // It went down between our finding it and our connecting: the keeper of a killed Karya was stopping it.
      await sleep(RETRY_MS)
    }
  }
}

export function serverUrl(cluster: ClusterHome, { port }: Postmaster, database: string): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`
}
