import type { Tx } from '../../platform/transaction.js'
import { Allocation } from '../matching/index.js'
import type { ContractLine } from './contract-line.entity.js'
import type { Contract } from './contract.entity.js'

/** What the contract's award reserves: hours of lines, or stock; those that were given back included. */
export async function allocationsOf(tx: Tx, contract: Contract): Promise<Allocation[]> {
  const allocations = await tx.em.find(Allocation, { award: contract.award }, { orderBy: { id: 'asc' } })
  return allocations.filter(({ hours, stockItem, quantity }) => hours !== '0' || (stockItem && quantity !== '0'))
}

/** The ledger of reservations says what a contract has: an allocation that was given back has nothing left. */
const BOOKED = `
  select allocation_id as id, sum(case kind when 'BOOK' then amount when 'UNBOOK' then -amount when 'CONSUME' then -amount else 0 end)::text as left
  from reservation_entry where contract_id = $1 group by allocation_id
  having sum(case kind when 'BOOK' then amount when 'UNBOOK' then -amount when 'CONSUME' then -amount else 0 end) > 0`

/** An allocation that is booked, and how much of it: hours of a line, or what is still in stock. */
export interface Booking { allocation: Allocation; left: string }

export async function bookingsOf(tx: Tx, contract: Contract): Promise<Booking[]> {
  const left = new Map((await tx.query<{ id: string; left: string }>(BOOKED, [contract.id])).map((row) => [row.id, row.left]))
  return (await allocationsOf(tx, contract)).flatMap((allocation) => {
    const amount = left.get(allocation.id)
    return amount === undefined ? [] : [{ allocation, left: amount }]
  })
}

/** Whether an allocation is for a line of the contract. */
export function isFor({ requestLine, slot, qualityClass }: Allocation, line: ContractLine): boolean {
  return requestLine.id === line.requestLine.id && slot.id === line.slot.id && (qualityClass ?? null) === (line.qualityClass ?? null)
}
