import { availableActions, type ActionTable, type AvailableAction } from '../../platform/available-actions.js'
import type { Contract } from './contract.entity.js'
import type { ContractStatus } from './contract.enums.js'
import { contractLifecycle } from './contract.lifecycle.js'
import { contractPolicy } from './contract.policy.js'

type ContractActions = ActionTable<Contract, ContractStatus>

const tables: ContractActions[] = [{ policy: contractPolicy, lifecycle: contractLifecycle }]

/** Lets a module to the right add its actions on a contract, such as planning its production. */
export function addContractActions(table: ContractActions): void {
  tables.push(table)
}

export function contractActions(contract: Contract, viewer: Parameters<typeof availableActions>[2]): AvailableAction[] {
  return tables.flatMap((table) => availableActions(table, contract, viewer))
}
