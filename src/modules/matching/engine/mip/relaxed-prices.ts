import type { Prices } from '../answer.js'
import { arcsOf } from '../network/arcs.js'
import type { Network, Pool } from '../network/network.js'
import type { Priced } from '../plan/found.js'
import { formulate } from './formulation.js'
import { runMip } from './highs.js'
import type { Limits } from '../options.js'

/** Larger models are not relaxed for their prices alone. */
const MOST_ARCS = 50_000

/** The least positive price that is no noise of the solver, relative to the largest. */
const NOISE = 1e-12

/** Prices of demand, hours and stock from the model with fractions of everything allowed, and its optimum. Null when there is none, or it is too large. */
export const relaxedPrices = async (network: Network, { signal, timeLimitSeconds }: Limits): Promise<Priced | null> => {
  const arcs = network.demands.flatMap((demand) => arcsOf(network, demand))
  if (arcs.length > MOST_ARCS) return null
  const { model, slotRows, poolRows } = formulate(network, arcs, { allowShort: false, countFacilities: false, shares: [] })
  const data = model.data()
  const relaxed = { ...data, integrality: new Int32Array(data.integrality.length) }
  const { status, duals, bound } = await runMip({ data: relaxed, options: { nodeLimit: null, timeLimitSeconds: timeLimitSeconds ?? null, relativeGap: 0 }, signal })
  if (status !== 'OPTIMAL' || !duals) return null
  const prices: Prices = { demand: {}, hours: {}, stock: {} }
  const noise = NOISE * duals.reduce((largest, dual) => Math.max(largest, Math.abs(dual)), 0)
  for (const slot of network.slots) {
    const price = duals[slotRows.get(slot.index) ?? -1] ?? 0
    if (Math.abs(price) > noise) prices.demand[slot.key] = price
  }
  for (const [index, { row, scale }] of poolRows) {
    const pool = network.pools[index]
    const price = -(duals[row] ?? 0) * scale
    if (pool && price > noise) prices[pool.line === null ? 'stock' : 'hours'][keyOf(network, pool)] = price
  }
  return { prices, bound }
}

const keyOf = ({ instance }: Network, pool: Pool): string => {
  const facility = instance.facilities[pool.facility]
  const line = pool.line === null ? undefined : facility?.lines[pool.line]
  return line ? `${facility?.id}/${line.id}/${instance.periods[pool.period ?? -1]?.id}` : `${facility?.id}/${pool.stockEntry}`
}
