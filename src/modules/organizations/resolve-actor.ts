import { ANONYMOUS, type Actor } from '../../platform/actor.js'
import type { Database } from '../../platform/read/database.js'
import { hashToken, liveSessionSql } from '../identity/index.js'

/** How PostgreSQL is asked who sends a credential: at most one row, as JSON text; other statements may carry the question along. */
export interface ActorQuestion {
  /** An expression whose parameters begin with number `first`; its text depends on the kind of credential only. */
  sql(first: number): string
  values(): unknown[]
  actor(answer: string | null): Actor
  /** A question that is cheaper to answer, with yes only while the first one would be answered by the same text; null: there is none. */
  still(answer: string): StillQuestion | null
}

export type StillQuestion = Pick<ActorQuestion, 'sql' | 'values'>

interface MemberRow { session: string; user: string; organization: string | null; kind: string | null; status: string | null; roles: string[] | null; isOwn: boolean | null }
interface ApiKeyRow { key: string; organization: string; kind: string; status: string; roles: string[]; scopes: string[] }

const memberSql = (first: number): string => `(select row_to_json(a)::text from (
  select s.id as session, s.user_id as user, m.organization, m.kind, m.status, m.roles, m.organization = s.organization_id as "isOwn" from (${liveSessionSql(`$${first}`, `$${first + 1}`)}) s
  left join lateral (
    select o.id as organization, o.kind, o.status, m.roles from member m join organization o on o.id = m.organization_id
    where m.user_id = s.user_id and m.status = 'ACTIVE' order by (m.organization_id = s.organization_id) desc nulls last, m.id limit 1
  ) m on true) a)`

/** The session's own organization comes before all others, so nobody has to be ordered while its member is there. */
const stillMemberSql = (first: number): string => `exists (
  select 1 from (${liveSessionSql(`$${first}`, `$${first + 1}`)}) s
  join member m on m.organization_id = s.organization_id and m.user_id = s.user_id and m.status = 'ACTIVE' and m.roles = $${first + 3}::text[]
  join organization o on o.id = m.organization_id and o.id = $${first + 2}::uuid and o.kind = $${first + 4} and o.status = $${first + 5})`

const apiKeySql = (first: number): string => `(select row_to_json(a)::text from (
  select k.id as key, k.organization_id as organization, o.kind, o.status, k.roles, k.scopes from api_key k join organization o on o.id = k.organization_id
  where k.secret_hash = $${first} and k.revoked_at is null and (k.expires_at is null or k.expires_at > $${first + 1}::timestamptz)) a)`

export function askWhoSends(credential: string): ActorQuestion {
  const isApiKey = credential.startsWith('kk_')
  const hash = hashToken(credential)
  return {
    still: (answer) => isApiKey ? null : stillMember(hash, JSON.parse(answer) as MemberRow),
    sql: isApiKey ? apiKeySql : memberSql,
    values: () => [hash, new Date().toISOString()],
    actor: (answer) => answer === null ? ANONYMOUS : isApiKey ? actorOfApiKey(JSON.parse(answer) as ApiKeyRow) : actorOfMember(JSON.parse(answer) as MemberRow),
  }
}

function stillMember(hash: string, { organization, roles, kind, status, isOwn }: MemberRow): StillQuestion | null {
  // Written once: the driver takes longer to write an array or a date than PostgreSQL to look it up.
  const roleNames = `{${(roles ?? []).join()}}`
  return isOwn ? { sql: stillMemberSql, values: () => [hash, new Date().toISOString(), organization, roleNames, kind, status] } : null
}

/** Who sends this credential, as of now; ANONYMOUS when it stands for nobody (any more). */
export async function resolveActor(database: Database, credential: string | null): Promise<Actor> {
  if (!credential) return ANONYMOUS
  const question = askWhoSends(credential)
  const [row] = await database.query(`select ${question.sql(1)} as actor`, question.values())
  return question.actor(row?.['actor'] as string | null)
}

function actorOfMember({ session, user, organization, kind, status, roles }: MemberRow): Actor {
  return {
    kind: 'MEMBER', userId: user, sessionId: session, apiKeyId: null, scopes: new Set(['READ', 'WRITE']),
    organizationId: organization, organizationKind: kind, isVerified: status === 'VERIFIED', roles: new Set(roles),
  }
}

function actorOfApiKey({ key, organization, kind, status, roles, scopes }: ApiKeyRow): Actor {
  return {
    kind: 'API_KEY', userId: null, sessionId: null, apiKeyId: key, scopes: new Set(scopes),
    organizationId: organization, organizationKind: kind, isVerified: status === 'VERIFIED', roles: new Set(roles),
  }
}
