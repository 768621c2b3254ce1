import { unauthenticated } from '../../../platform/errors.js'
import { enforce } from '../../../platform/rules.js'
import type { Tx } from '../../../platform/transaction.js'
import { ContractLine, lockContractFor } from '../../contracts/index.js'
import { facilityDay } from '../facility-day.js'
import type { ProposeNewDateInput } from '../fulfilment.inputs.js'
import { productionPolicy } from '../fulfilment.policy.js'
import { promising } from '../fulfilment.rules.js'
import { lineOf } from '../locked-batch.js'
import { expectContract, RUNNING } from '../locked-contract.js'
import { PromiseRevision } from '../promise-revision.entity.js'

/** The promise is at risk: the buyer hears of it at once, with another day. @throws CONFLICT while another proposal waits for an answer */
export async function proposeNewDate(tx: Tx, { contractLineId, proposedOn, reason }: ProposeNewDateInput): Promise<PromiseRevision> {
  if (tx.actor.kind === 'ANONYMOUS') throw unauthenticated()
  const { contract: { id: contractId } } = await tx.get(ContractLine, contractLineId)
  const { contract, lines } = await lockContractFor(tx, { id: contractId, policy: productionPolicy, action: 'proposeNewDate' })
  expectContract(contract, 'proposeNewDate', RUNNING)
  const line = lineOf(lines, contractLineId)
  const promisedOn = line.revisedOn ?? line.promisedOn
  enforce(promising, { promisedOn, proposedOn, today: await facilityDay(tx, contract) }, null)

  const { buyer, supplier } = contract
  const revision = tx.create(PromiseRevision, { contract, contractLine: line, buyer, supplier, status: 'PROPOSED', proposedOn, reason, proposedAt: tx.now })
  tx.record('PromiseAtRisk', revision, { contractLineId, promisedOn, proposedOn, reason })
  return revision
}
