import type { Service } from '../answer.js'
import { type Arc, arcsOf } from '../network/arcs.js'
import type { Network, Pool } from '../network/network.js'
import { runMip } from '../mip/highs.js'
import { MipModel, type Term } from '../mip/model.js'
import type { Plan } from '../plan/plan.js'
import { totals } from '../plan/plan.js'
import type { Limits } from '../options.js'

/** What an hour, or a unit of stock, is worth in units served. The more is worth, the less can be served without it (proof/served.ts). */
export type Cover = Service['cover']

/** Larger models are not solved for a cover alone. */
const MOST_ARCS = 50_000
const NOISE = 1e-12

/** Pool that a unit takes: its hours, with its part of the set-up of the largest batch. */
const takeOf = ({ demand, supply }: Arc): number =>
  supply.perUnit + supply.setupUse / Math.min(supply.most, demand.slots.reduce((sum, { upper }) => sum + upper, 0))

const namedCover = ({ instance, pools }: Network, worth: (pool: Pool) => number): Cover => {
  const cover: Cover = { hours: {}, stock: {} }
  for (const pool of pools) {
    const value = worth(pool)
    if (value <= NOISE) continue
    const facility = instance.facilities[pool.facility]
    if (pool.line === null) cover.stock[`${facility?.id}/${pool.stockEntry}`] = value
    else cover.hours[`${facility?.id}/${facility?.lines[pool.line]?.id}/${instance.periods[pool.period ?? -1]?.id}`] = value
  }
  return cover
}

/** The best cover: the duals of serving as much as can be with fractions of everything allowed. Null when the model is too large, takes too long, or fails. */
export const coverByModel = async (network: Network, { signal, timeLimitSeconds }: Limits): Promise<Cover | null> => {
  const arcs = network.demands.flatMap((demand) => arcsOf(network, demand))
  if (arcs.length > MOST_ARCS) return null
  const model = new MipModel()
  for (const { slot } of arcs) model.column(-1, slot.lower)
  const columns = [...arcs.entries()]
  for (const [slot, own] of Map.groupBy(columns, ([, arc]) => arc.slot)) model.row(-Infinity, slot.lower, own.map(([column]): Term => [column, 1]))
  const rows = new Map([...Map.groupBy(columns, ([, arc]) => arc.supply.pool)].map(([pool, own]) => (
    [pool.index, model.row(-Infinity, pool.capacity, own.map(([column, arc]): Term => [column, takeOf(arc)]))]
  )))
  const { status, duals } = await runMip({ data: model.data(), options: { nodeLimit: null, timeLimitSeconds: timeLimitSeconds ?? null, relativeGap: 0 }, signal })
  return status === 'OPTIMAL' && duals ? namedCover(network, ({ index }) => -(duals[rows.get(index) ?? -1] ?? 0)) : null
}

/** The ways to serve a slot. Those of a request line are made together, once. */
const waysBySlot = (network: Network): ((slot: number) => readonly Arc[]) => {
  const known = new Map<number, Map<number, Arc[]>>()
  return (slot) => {
    const demand = network.demands[network.slots[slot]?.demand ?? -1]
    if (!demand) return []
    const ways = known.get(demand.index) ?? Map.groupBy(arcsOf(network, demand), (arc) => arc.slot.index)
    known.set(demand.index, ways)
    return ways.get(slot) ?? []
  }
}

/**
 * The cover that a plan itself shows (the least cut, were it the largest flow): what the slots left short could take, what the slots in their way could
 * take instead, and so on, is worth a unit for what makes one.
 */
export const coverByPlan = (network: Network, plan: Plan): Cover => {
  const served = totals(plan, ({ arc }) => arc.slot.index)
  const users = Map.groupBy(plan, ({ arc }) => arc.supply.pool.index)
  const reached = new Set(network.slots.filter(({ index, lower }) => lower - (served.get(index) ?? 0) > 1e-9).map(({ index }) => index))
  const least = new Map<number, number>()
  const waysTo = waysBySlot(network)
  for (const index of reached) {
    for (const arc of waysTo(index)) {
      const pool = arc.supply.pool.index
      least.set(pool, Math.min(least.get(pool) ?? Infinity, takeOf(arc)))
      for (const user of users.get(pool) ?? []) reached.add(user.arc.slot.index)
    }
  }
  return namedCover(network, ({ index }) => 1 / (least.get(index) ?? Infinity))
}
