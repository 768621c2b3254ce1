import type { Tx } from './transaction.js'

const NEXT = `
  insert into number_series as s (series, year, last) values ($1, $2, 1)
  on conflict (series, year) do update set last = s.last + 1 returning last`

/**
 * The next human number of a series, such as REQ-2026-000123: dense, because it is given back when the transaction is.
 * Others wait for the same series until this transaction ends, so take it last.
 */
export async function nextNumber(tx: Tx, series: string, year: number): Promise<string> {
  const [taken] = await tx.query<{ last: number }>(NEXT, [series, year])
  if (!taken) throw new Error(`the number series ${series} gave no number`)
  return `${series}-${year}-${String(taken.last).padStart(6, '0')}`
}
