import type { Lifecycle } from '../../platform/lifecycle.js'
import type { AmendmentStatus, ContractStatus } from './contract.enums.js'

/** Signing makes a contract ACTIVE when the other side has signed already. */
export const contractLifecycle = {
  signContract: { from: ['PENDING'], to: 'ACTIVE' },
  cancelContract: { from: ['PENDING'], to: 'CANCELLED' },
  proposeAmendment: { from: ['ACTIVE'], to: 'ACTIVE' },
  terminateContract: { from: ['ACTIVE'], to: 'TERMINATED' },
} satisfies Lifecycle<ContractStatus>

export const amendmentLifecycle = {
  acceptAmendment: { from: ['PROPOSED'], to: 'ACCEPTED' },
  rejectAmendment: { from: ['PROPOSED'], to: 'REJECTED' },
} satisfies Lifecycle<AmendmentStatus>
