import { availableActions, type ActionTable, type AvailableAction } from '../../platform/available-actions.js'
import type { BulkRequest } from './bulk-request.entity.js'
import type { BulkRequestStatus } from './bulk-request.enums.js'
import { bulkRequestLifecycle } from './bulk-request.lifecycle.js'
import { bulkRequestPolicy } from './bulk-request.policy.js'

type RequestActions = ActionTable<BulkRequest, BulkRequestStatus>

const tables: RequestActions[] = [{ policy: bulkRequestPolicy, lifecycle: bulkRequestLifecycle }]

/** Lets a module to the right add its actions on a request, such as matching it. */
export function addRequestActions(table: RequestActions): void {
  tables.push(table)
}

export function requestActions(request: BulkRequest, viewer: Parameters<typeof availableActions>[2]): AvailableAction[] {
  return tables.flatMap((table) => availableActions(table, request, viewer))
}
