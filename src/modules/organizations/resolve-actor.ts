import { ANONYMOUS, type Actor } from '../../platform/actor.js'
import type { Database } from '../../platform/read/database.js'
import { authenticateSession, hashToken } from '../identity/index.js'

const MEMBERSHIP = `
  select m.roles, o.id, o.kind, o.status from member m join organization o on o.id = m.organization_id
  where m.user_id = $1 and m.status = 'ACTIVE' order by (m.organization_id = $2) desc nulls last, m.id limit 1`
const API_KEY = `
  select k.id, k.roles, k.scopes, k.organization_id, o.kind, o.status from api_key k join organization o on o.id = k.organization_id
  where k.secret_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2::timestamptz)`

/** Who sends this credential, as of now; ANONYMOUS when it stands for nobody (any more). */
export async function resolveActor(database: Database, credential: string | null): Promise<Actor> {
  if (!credential) return ANONYMOUS
  return credential.startsWith('kk_') ? await actorOfApiKey(database, credential) : await actorOfSession(database, credential)
}

async function actorOfSession(database: Database, token: string): Promise<Actor> {
  const session = await authenticateSession(database, token)
  if (!session) return ANONYMOUS
  const [membership] = await database.query(MEMBERSHIP, [session.userId, session.organizationId])
  return {
    kind: 'MEMBER', userId: session.userId, sessionId: session.sessionId, apiKeyId: null, scopes: new Set(['READ', 'WRITE']),
    organizationId: textOf(membership?.['id']), organizationKind: textOf(membership?.['kind']),
    isVerified: membership?.['status'] === 'VERIFIED', roles: new Set(membership?.['roles'] as string[] | undefined),
  }
}

async function actorOfApiKey(database: Database, secret: string): Promise<Actor> {
  const [key] = await database.query(API_KEY, [hashToken(secret), new Date()])
  if (!key) return ANONYMOUS
  return {
    kind: 'API_KEY', userId: null, sessionId: null, apiKeyId: String(key['id']), scopes: new Set(key['scopes'] as string[]),
    organizationId: textOf(key['organization_id']), organizationKind: textOf(key['kind']),
    isVerified: key['status'] === 'VERIFIED', roles: new Set(key['roles'] as string[]),
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
