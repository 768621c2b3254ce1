import type { Tx } from '../../platform/transaction.js'
import type { Contract } from './contract.entity.js'
import type { ContractLine } from './contract-line.entity.js'

/** Runs in the very transaction in which a line comes to need less production than was planned: what was ordered for it must shrink. */
export type CutReaction = (tx: Tx, contract: Contract, line: ContractLine) => Promise<void>

const reactions = new Set<CutReaction>()

/** Called once by a module to the right, when it is loaded. The contract is locked when a reaction runs. */
export function reactToCuts(reaction: CutReaction): void {
  reactions.add(reaction)
}

export async function tellCut(tx: Tx, contract: Contract, line: ContractLine): Promise<void> {
  for (const reaction of reactions) await reaction(tx, contract, line)
}
