import type { Tx } from '../../platform/transaction.js'
import type { BulkRequest } from './bulk-request.entity.js'

/** What must be undone in the very transaction in which a request changes: capacity that is held for it, parts that facilities were asked for. */
export interface RequestReaction {
  /** Quantities, places or dates are others now; the request is PUBLISHED again. */
  amended(tx: Tx, request: BulkRequest): Promise<void>
  /** The request is CANCELLED. */
  cancelled(tx: Tx, request: BulkRequest): Promise<void>
}

const reactions = new Set<RequestReaction>()

/** Called once by a module to the right, when it is loaded. The request is locked when a reaction runs. */
export function reactToRequests(reaction: RequestReaction): void {
  reactions.add(reaction)
}

export async function tellReactions(happened: keyof RequestReaction, tx: Tx, request: BulkRequest): Promise<void> {
  for (const reaction of reactions) await reaction[happened](tx, request)
}
