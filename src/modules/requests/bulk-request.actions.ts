import { actionsOf, type ActionTable } from '../../platform/available-actions.js'
import { bulkRequestLifecycle } from './bulk-request.lifecycle.js'
import { bulkRequestPolicy } from './bulk-request.policy.js'

const tables: ActionTable[] = [{ policy: bulkRequestPolicy, lifecycle: bulkRequestLifecycle }]

/** Lets a module to the right add its actions on a request, such as matching it. */
export function addRequestActions(table: ActionTable): void {
  tables.push(table)
}

export const requestActions = actionsOf(tables)
