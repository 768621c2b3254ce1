/** Who acts, for which organization, and in which roles. Resolved anew for every operation, so that a revocation works at once. */
export interface Actor {
  kind: 'ANONYMOUS' | 'MEMBER' | 'API_KEY' | 'SYSTEM'
  userId: string | null
  organizationId: string | null
  organizationKind: string | null
  /** The organization's verification by the authority; an unverified organization sees only itself. */
  isVerified: boolean
  roles: ReadonlySet<string>
  sessionId: string | null
  apiKeyId: string | null
  /** API keys only: READ, WRITE. Members have both. */
  scopes: ReadonlySet<string>
}

export const ANONYMOUS: Actor = {
  kind: 'ANONYMOUS', userId: null, organizationId: null, organizationKind: null, isVerified: false,
  roles: new Set(), sessionId: null, apiKeyId: null, scopes: new Set(),
}

/** Acts when time does: deadlines, expiring holds. */
export const SYSTEM: Actor = { ...ANONYMOUS, kind: 'SYSTEM', isVerified: true, scopes: new Set(['READ', 'WRITE']) }
