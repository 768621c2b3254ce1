import type { Database } from '../../platform/read/database.js'
import { hashToken } from './token.js'

/** Who a session token stands for. */
export interface AuthenticatedSession { sessionId: string; userId: string; organizationId: string | null }

const SESSION = `
  select s.id, s.user_id, s.organization_id from session s
  where s.token_hash = $1 and s.revoked_at is null and s.expires_at > $2::timestamptz`

/** null: unknown, expired or revoked. Asked for every operation and every delivery, so a revocation works at once. */
export async function authenticateSession(database: Database, token: string): Promise<AuthenticatedSession | null> {
  const [found] = await database.query(SESSION, [hashToken(token), new Date()])
  if (!found) return null
  return { sessionId: String(found['id']), userId: String(found['user_id']), organizationId: found['organization_id'] as string | null }
}
