import { rulesBroken } from '../../platform/errors.js'
import { transition } from '../../platform/lifecycle.js'
import type { Tx } from '../../platform/transaction.js'
import { reactToRequests, type BulkRequest } from '../requests/index.js'
import { ContractLine } from './contract-line.entity.js'
import { Contract } from './contract.entity.js'
import { contractLifecycle } from './contract.lifecycle.js'
import { giveUpContract } from './give-up-contract.js'

/** A request takes its unsigned contracts with it; one that is in force must be terminated instead (domain rule 9). */
export function cancelContractsWithTheirRequest(): void {
  reactToRequests({ amended: async () => undefined, cancelled: cancelAll })
}

async function cancelAll(tx: Tx, request: BulkRequest): Promise<void> {
  const contracts = await tx.lockAll(Contract, { request: request.id, status: { $ne: 'CANCELLED' } })
  const inForce = contracts.filter(({ status }) => status !== 'PENDING')
  if (inForce.length > 0) throw contractsInForce(inForce)
  for (const contract of contracts) {
    transition(contractLifecycle, 'cancelContract', contract)
    const lines = await tx.em.find(ContractLine, { contract })
    await giveUpContract(tx, { contract, lines }, request.cancellationReason ?? '')
  }
}

function contractsInForce(contracts: readonly Contract[]) {
  const numbers = contracts.map(({ number }) => number).join(', ')
  return rulesBroken([{
    code: 'NO_CONTRACT_IN_FORCE', path: ['id'], data: { contracts: contracts.map(({ id }) => id), numbers },
    message: {
      en: `Both sides have signed ${numbers}: terminate it instead; finished work is paid.`,
      id: `Kedua pihak telah menandatangani ${numbers}: akhiri kontrak itu; pekerjaan yang selesai dibayar.`,
    },
  }])
}
