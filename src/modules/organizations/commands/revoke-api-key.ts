import { authorize } from '../../../platform/policy.js'
import type { Tx } from '../../../platform/transaction.js'
import { ApiKey } from '../api-key.entity.js'
import { apiKeyPolicy } from '../organization.policy.js'

/** Works at once; revoking a revoked key changes nothing. */
export async function revokeApiKey(tx: Tx, id: string): Promise<ApiKey> {
  const apiKey = await tx.lock(ApiKey, id)
  authorize(apiKeyPolicy, 'revokeApiKey', tx.actor, apiKey)
  if (apiKey.revokedAt) return apiKey

  apiKey.revokedAt = new Date()
  tx.record('ApiKeyRevoked', apiKey, { name: apiKey.name })
  return apiKey
}
