import { authorize } from '../../../platform/policy.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { dayIn } from '../../../values/calendar-date.js'
import { Capability } from '../capability.entity.js'
import type { EndCapabilityInput } from '../capability.inputs.js'
import { endable } from '../capability.rules.js'
import { capabilityPolicy } from '../facility.policy.js'

/** What is reserved stays reserved: nothing new is matched to it from that day on. */
export async function endCapability(tx: Tx, id: string, { validTo, expectedVersion }: EndCapabilityInput): Promise<Capability> {
  const capability = await tx.lock(Capability, id, { populate: ['facility', 'organization'], expectedVersion })
  authorize(capabilityPolicy, 'endCapability', tx.actor, capability)
  const { validFrom, validTo: until = null, facility } = capability
  enforce(endable, { validFrom, validTo, until, today: dayIn(facility.timezone, tx.now) }, null)

  capability.validTo = validTo
  tx.record('CapabilityEnded', capability, { lineId: capability.line.id, productId: capability.product.id, validTo })
  return capability
}
