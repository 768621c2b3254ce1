import { wrongState } from '../../platform/errors.js'
import type { Contract } from '../contracts/index.js'

/** Work that was begun may be finished, shipped and received also when the contract was terminated meanwhile. */
export const BEGUN = ['ACTIVE', 'TERMINATED'] as const
export const RUNNING = ['ACTIVE'] as const

/** @throws WRONG_STATE naming the contract's status */
export function expectContract(contract: Contract, action: string, allowed: readonly Contract['status'][]): void {
  if (!allowed.includes(contract.status)) throw wrongState({ action, current: contract.status, allowedFrom: allowed })
}
