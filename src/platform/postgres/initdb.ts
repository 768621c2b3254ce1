import { execFile } from 'node:child_process'
import { chown, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { findBinaries } from './binaries.js'
import { serverAccount } from './server-account.js'

/** The superuser that every embedded cluster has; only the password opens it, also to other users of the machine. */
export const SUPERUSER = 'karya'

export type NewCluster = {
  /** An existing directory that the server's account can enter; the cluster comes into its folder `data`. */
  readonly home: string
  readonly password: string
  /** False only for data that nobody keeps. */
  readonly durable: boolean
}

/** Creates an empty cluster. Text sorts by code point, alike on every machine. */
export async function initialiseCluster({ home, password, durable }: NewCluster): Promise<void> {
  const account = serverAccount()
  const data = join(home, 'data')
  const passwordFile = join(home, 'initial-password')
  await mkdir(data, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account) await Promise.all([data, passwordFile].map(path => chown(path, account.uid, account.gid)))
  const { initdb } = await findBinaries()
  await promisify(execFile)(initdb, [
    '--pgdata', data, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256',
    '--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C',
    '--no-instructions', ...durable ? [] : ['--no-sync'],
  ], { ...account, cwd: '/', env: {} })
  await rm(passwordFile)
}
