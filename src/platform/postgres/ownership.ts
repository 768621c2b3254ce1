import pg from 'pg'
import { LaunchFailure } from '../launch-failure.js'

/** While it is held, no other Karya serves the same data. It ends with our connection, so a killed owner never blocks the next. */
export type Ownership = {
  /** Settles when the server closes the connection: it went down. */
  readonly lost: Promise<void>
  /** Changes what is told to the one who comes second. */
  describe(owner: string): Promise<void>
}

export type Claim = {
  readonly url: string
  /** What the owner says about itself to the one who comes second; at most 63 characters. */
  readonly owner: string
  readonly dataDir: string
}

// An arbitrary number, the same in every Karya.
const OWNERSHIP_LOCK = 4_000_018

const CURRENT_OWNER = `
  select application_name as owner from pg_stat_activity
  join pg_locks using (pid)
  where locktype = 'advisory' and classid = 0 and objid = ${OWNERSHIP_LOCK} and granted`

export async function claimOwnership({ url, owner, dataDir }: Claim): Promise<Ownership> {
  const client = new pg.Client({ connectionString: url, application_name: owner, keepAlive: true })
  const lost = new Promise<void>(resolve => client.once('end', resolve))
  client.on('error', () => {})
  await client.connect()
  const { rows: [answer] } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${OWNERSHIP_LOCK}) as taken`)
  if (answer?.taken) {
    return { lost, describe: text => client.query(`select set_config('application_name', $1, false)`, [text]).then(() => {}) }
  }
  const { rows: [other] } = await client.query<{ owner: string }>(CURRENT_OWNER).finally(() => client.end())
  throw new LaunchFailure(`Karya already runs from ${dataDir} (${other?.owner ?? 'starting'})`,
    'Use that one, or stop it first, or set KARYA_DATA and PORT to start another')
}
