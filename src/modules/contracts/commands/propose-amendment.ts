import { expectState } from '../../../platform/lifecycle.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { Facility } from '../../facilities/index.js'
import { ContractAmendment, type LineChange } from '../contract-amendment.entity.js'
import type { LineChangeInput, ProposeAmendmentInput } from '../contract.inputs.js'
import { contractLifecycle } from '../contract.lifecycle.js'
import { contractPolicy } from '../contract.policy.js'
import { amendable } from '../contract.rules.js'
import { lockContractFor } from '../locked-contract.js'
import { dayIn } from '../../../values/calendar-date.js'

/** Takes effect when the other side accepts it. @throws RULES_BROKEN, all of them */
export async function proposeAmendment(tx: Tx, { contractId, rationale, changes: given, expectedVersion }: ProposeAmendmentInput): Promise<ContractAmendment> {
  const { contract, lines } = await lockContractFor(tx, { id: contractId, policy: contractPolicy, action: 'proposeAmendment', expectedVersion })
  expectState(contractLifecycle, 'proposeAmendment', contract)
  const changes = given.map(changeOf)
  const openAmendments = await tx.em.count(ContractAmendment, { contract, status: 'PROPOSED' })
  const { timezone } = await tx.get(Facility, contract.facility.id)
  enforce(amendable, { lines, changes, today: dayIn(timezone, tx.now), openAmendments }, null)

  const { buyer, supplier } = contract
  const number = 1 + await tx.em.count(ContractAmendment, { contract })
  const proposedBy = buyer.id === tx.actor.organizationId ? buyer : supplier
  const amendment = tx.create(ContractAmendment, { contract, buyer, supplier, number, status: 'PROPOSED', proposedBy, rationale, changes, proposedAt: tx.now })
  tx.record('AmendmentProposed', amendment, { number, rationale })
  return amendment
}

/** Only what is said: an absent field stays as it is. */
function changeOf({ lineId, ordered, unitPrice, promisedOn }: LineChangeInput): LineChange {
  return { lineId, ...ordered != null && { ordered }, ...unitPrice != null && { unitPrice }, ...promisedOn != null && { promisedOn } }
}
