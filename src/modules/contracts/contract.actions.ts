import { actionsOf, type ActionTable } from '../../platform/available-actions.js'
import { contractLifecycle } from './contract.lifecycle.js'
import { contractPolicy } from './contract.policy.js'

const tables: ActionTable[] = [{ policy: contractPolicy, lifecycle: contractLifecycle }]

/** Lets a module to the right add its actions on a contract, such as planning its production. */
export function addContractActions(table: ActionTable): void {
  tables.push(table)
}

export const contractActions = actionsOf(tables)
