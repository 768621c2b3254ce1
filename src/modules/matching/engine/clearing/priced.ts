import type { Network, Pool } from '../network/network.js'
import type { Priced } from '../plan/found.js'
import type { Prices } from './relaxation.js'

/** Prices are stated so finely; any rounding leaves a valid bound. */
const DIGITS = 9

const rounded = (value: number): number => Number(value.toFixed(DIGITS))

const keyOf = ({ instance }: Network, pool: Pool): string => {
  const facility = instance.facilities[pool.facility]
  if (pool.line === null) return `${facility?.id}/${pool.stockEntry}`
  return `${facility?.id}/${facility?.lines[pool.line]?.id}/${instance.periods[pool.period ?? -1]?.id}`
}

const poolPrices = (network: Network, prices: Prices, isStock: boolean): Record<string, number> => {
  const own = network.pools.filter((pool) => (pool.line === null) === isStock && (prices.pools[pool.index] ?? 0) > 0)
  return Object.fromEntries(own.map((pool) => [keyOf(network, pool), rounded(prices.pools[pool.index] ?? 0)]))
}

/** The clearing's prices under the names of the instance, with the bound that they prove. */
export const pricedBy = (network: Network, prices: Prices, bound: number): Priced => {
  const demand = Object.fromEntries(network.slots.map((slot) => [slot.key, rounded(prices.slots[slot.index] ?? 0)]))
  return { prices: { demand, hours: poolPrices(network, prices, false), stock: poolPrices(network, prices, true) }, bound }
}
