import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { hashToken, newToken } from '../../identity/index.js'
import { ApiKey } from '../api-key.entity.js'
import { Organization } from '../organization.entity.js'
import type { CreateApiKeyInput } from '../organization.inputs.js'
import { organizationPolicy } from '../organization.policy.js'
import { grantable, lasting } from '../organization.rules.js'

/** The secret is told once, in this answer. */
export async function createApiKey(tx: Tx, organizationId: string, input: CreateApiKeyInput): Promise<{ apiKey: ApiKey; secret: string }> {
  const organization = await tx.get(Organization, organizationId)
  authorize(organizationPolicy, 'createApiKey', tx.actor, organization)
  enforce({ ...grantable, ...lasting }, { ...input, kind: organization.kind }, new Date())

  const secret = newToken('kk')
  const { name, roles, scopes, expiresAt } = input
  const apiKey = tx.create(ApiKey, {
    organization, name, roles, scopes, prefix: secret.slice(0, 8), secretHash: hashToken(secret), createdAt: tx.now, expiresAt: expiresAt ?? null,
  })
  tx.record('ApiKeyCreated', apiKey, { name, scopes })
  return { apiKey, secret }
}
