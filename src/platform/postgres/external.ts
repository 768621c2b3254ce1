import pg from 'pg'
import { LaunchFailure } from '../launch-failure.js'

const OLDEST_MAJOR = 15
const PATIENCE_MS = 10_000

const REMEDIES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Start that server, or correct DATABASE_URL, or unset it to use the embedded database',
  ENOTFOUND: 'Correct the host name in DATABASE_URL, or unset it to use the embedded database',
  '28P01': 'Correct the user or password in DATABASE_URL',
  '28000': 'Let that user connect (pg_hba.conf), or correct DATABASE_URL',
  '3D000': 'Create that database (createdb), or correct DATABASE_URL',
}
const ANY_REMEDY = 'Correct DATABASE_URL, or unset it to use the embedded database'

/** Makes sure that the database of `DATABASE_URL` answers and is new enough; returns its version, such as `17.2`. */
export async function checkExternalDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return expectNewEnough(rows[0]?.server_version ?? '', url)
  } catch (error) {
    if (error instanceof LaunchFailure) throw error
    throw new LaunchFailure(`The database ${withoutPassword(url)} cannot be reached (${messageOf(error)})`,
      REMEDIES[codeOf(error)] ?? ANY_REMEDY)
  } finally {
    await client.end().catch(() => {})
  }
}

function expectNewEnough(version: string, url: string): string {
  if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return version
  throw new LaunchFailure(`The database ${withoutPassword(url)} is PostgreSQL ${version}, Karya needs ${OLDEST_MAJOR} or newer`,
    'Upgrade it, or unset DATABASE_URL to use the embedded database')
}

function withoutPassword(text: string): string {
  const url = new URL(text)
  return `${url.host}${url.pathname}`
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return messageOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
