import { Decimal } from 'decimal.js'
import type { ShadowPrice } from '../answer.js'
import type { CoreResult } from '../core.js'
import type { FacilitySpec, Instance } from '../instance.js'
import type { Pool } from '../network/network.js'
import { poolUse } from '../plan/pool-use.js'
import { isComplete, type Resolver, surelyCosts } from './resolver.js'
import { say } from './words.js'

/** At most so many constraints are priced, those with the cheapest goods first: each is a re-solve. */
const MOST_PRICES = 12

/** What one more hour, or one more unit in stock, would save where the plan uses all there is: re-solved, not estimated. */
export async function pricesOf(core: CoreResult, resolver: Resolver): Promise<ShadowPrice[]> {
  const found: ShadowPrice[] = []
  for (const pool of resolver.first(scarcePools(core), MOST_PRICES, 'POOLS')) {
    const facility = core.network.instance.facilities[pool.facility]
    const other = facility && await resolver.solve(withOneMore(core.network.instance, pool))
    // A search that was cut short may serve less, which is no saving.
    if (!other || !isComplete(other)) continue
    const saves = surelyCosts(core).minus(other.cost)
    if (saves.greaterThan(core.cost.times(1e-9))) found.push(priceOf(core.network.instance, { pool, facility, saves }))
  }
  return found
}

function scarcePools({ network, plan }: CoreResult): Pool[] {
  const use = poolUse(plan)
  const cheapest = new Map<number, number>()
  for (const { arc } of plan) cheapest.set(arc.supply.pool.index, Math.min(cheapest.get(arc.supply.pool.index) ?? Infinity, arc.unitCost))
  const nextUnit = new Map(plan.map(({ arc }) => [arc.supply.pool.index, arc.demand.product.whole ? arc.supply.perUnit : 0]))
  return network.pools
    .filter(({ index, capacity }) => use.has(index) && capacity - (use.get(index) ?? 0) < Math.max(1e-6, nextUnit.get(index) ?? 0))
    .sort((one, other) => (cheapest.get(one.index) ?? 0) - (cheapest.get(other.index) ?? 0) || one.index - other.index)
}

function withOneMore(instance: Instance, pool: Pool): Instance {
  const more = (facility: FacilitySpec): FacilitySpec => ({
    ...facility,
    lines: facility.lines.map((line, at) => at === pool.line ? { ...line, hours: line.hours.with(pool.period ?? 0, (line.hours[pool.period ?? 0] ?? 0) + 1) } : line),
    stock: facility.stock.map((entry, at) => at === pool.stockEntry ? { ...entry, quantity: entry.quantity + 1 } : entry),
  })
  return { ...instance, facilities: instance.facilities.map((facility, at) => at === pool.facility ? more(facility) : facility) }
}

function priceOf(instance: Instance, { pool, facility, saves }: { pool: Pool; facility: FacilitySpec; saves: Decimal }): ShadowPrice {
  const value = saves.toNumber()
  if (pool.stockEntry !== null) {
    return {
      constraint: `stock:${facility.id}/${pool.stockEntry}`, value: saves.toFixed(),
      text: say(
        words => `One more unit in stock at ${facility.id} saves ${words.down(value)}.`,
        words => `Satu unit persediaan lagi di ${facility.id} menghemat ${words.down(value)}.`,
      ),
    }
  }
  const line = facility.lines[pool.line ?? 0]?.id ?? ''
  const period = instance.periods[pool.period ?? 0]?.id ?? ''
  return {
    constraint: `hours:${facility.id}/${line}/${period}`, value: saves.toFixed(),
    text: say(
      words => `One more hour at ${facility.id} (${line}) in ${period} saves ${words.down(value)}.`,
      words => `Satu jam kerja lagi di ${facility.id} (${line}) pada ${period} menghemat ${words.down(value)}.`,
    ),
  }
}
