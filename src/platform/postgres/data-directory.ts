import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LaunchFailure } from '../launch-failure.js'
import { initialiseCluster } from './initdb.js'
import { type ServerAccount, serverAccount } from './server-account.js'

/** The embedded cluster on disk. `data` belongs to the server's account, everything else to us. */
export type ClusterHome = { readonly dataDir: string; readonly data: string; readonly log: string; readonly password: string }

// A data directory serves one major version of PostgreSQL only.
const CLUSTER = 'postgres-18'
const DRAFT = /^\.new-cluster-(\d+)-/
const REMEDY = 'Make room or give yourself the right to write there, or set KARYA_DATA to another directory'

/** The cluster that lies in `dataDir`, created when it is the first time. Two starts at once get the same one. */
export async function openDataDirectory(dataDir: string): Promise<ClusterHome> {
  try {
    await makeDirectory(dataDir)
    const root = await realpath(dataDir)
    const account = serverAccount()
    if (account) await expectEnterable(root, account)
    await removeDrafts(root)
    const home = join(root, CLUSTER)
    if (!existsSync(home)) await createCluster(root, home)
    const password = await readFile(join(home, 'password'), 'utf8')
    return { dataDir, data: join(home, 'data'), log: join(home, 'postgres.log'), password }
  } catch (error) {
    if (error instanceof LaunchFailure) throw error
    throw new LaunchFailure(`The data directory ${dataDir} cannot be used (${lastLine(error)})`, REMEDY)
  }
}

// The cluster appears complete or not at all: a start that is killed leaves a draft, which the next one removes.
async function createCluster(root: string, home: string): Promise<void> {
  const draft = join(root, `.new-cluster-${process.pid}-${randomBytes(4).toString('hex')}`)
  const account = serverAccount()
  const password = randomBytes(24).toString('hex')
  try {
    await mkdir(draft, { mode: 0o700 })
    if (account) await chown(draft, account.uid, account.gid)
    await initialiseCluster({ home: draft, password, durable: true })
    await writeFile(join(draft, 'password'), password, { mode: 0o600, flush: true })
    if (account) await chown(draft, process.getuid?.() ?? 0, process.getgid?.() ?? 0)
    await chmod(draft, account ? 0o755 : 0o700)
    await rename(draft, home)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

// Not mkdir's own `recursive`: below /proc it tries for ever.
async function makeDirectory(path: string): Promise<void> {
  if (existsSync(path)) return
  await makeDirectory(dirname(path))
  await mkdir(path, { mode: 0o755 })
}

// Of a start that was killed a moment ago, initdb may still be writing: it ends when its files are gone, and then so does its draft.
const STILL_WRITTEN = { maxRetries: 10, retryDelay: 100 }

async function removeDrafts(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const creator = DRAFT.exec(name)?.[1]
    if (creator && !existsSync(`/proc/${creator}`)) await rm(join(root, name), { recursive: true, force: true, ...STILL_WRITTEN })
  }
}

async function expectEnterable(directory: string, account: ServerAccount): Promise<void> {
  for (let path = directory; ; path = dirname(path)) {
    const { mode, uid } = await stat(path)
    const mayEnter = (mode & 0o001) !== 0 || (uid === account.uid && (mode & 0o100) !== 0)
    if (!mayEnter) {
      throw new LaunchFailure(`The database runs as user nobody when root starts it, and nobody may not enter ${path}`,
        'Set KARYA_DATA to a directory outside of it, or start Karya as an ordinary user')
    }
    if (path === dirname(path)) return
  }
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error && error.stderr ? String(error.stderr) : error instanceof Error ? error.message : String(error)
  return text.trim().split('\n').findLast(line => /error|fatal|E[A-Z]{3,}/i.test(line)) ?? text.trim()
}
