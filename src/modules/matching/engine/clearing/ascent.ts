import type { Market } from './market.js'
import type { Evaluation, Prices, Relaxation } from './relaxation.js'

/** Prices on their way up: the best found so far, their bound, and the smoothed direction. */
export interface Ascent { best: Prices; bound: number; steps: number }

/** Hours are weighed by what they make, so that prices of hours and of units move alike. */
const scalesOf = ({ network }: Market): Float64Array => {
  const scales = new Float64Array(network.pools.length).fill(1)
  for (const supply of network.supplies) scales[supply.pool.index] = 1 / supply.perUnit
  return scales
}

/** Prices at which each slot would just be filled if it were alone. */
export const startingPrices = ({ network, entries, cut }: Market): Prices => {
  const slots = new Float64Array(network.slots.length)
  for (const slot of network.slots) {
    let left = slot.lower
    let price = 0
    for (const { least, facility, lanes } of entries[slot.index] ?? []) {
      if (left <= 0) break
      const most = lanes.reduce((sum, lane) => sum + lane.offer.supplies.slice(lane.first, lane.end).reduce((all, supply) => all + supply.most, 0), 0)
      const charge = network.instance.facilities[facility]?.charge ?? 0
      price = Math.max(price, least + charge / Math.max(1, Math.min(most, slot.lower)))
      left -= most
    }
    slots[slot.index] = Math.min(price, cut[slot.index] ?? Infinity)
  }
  return { slots, pools: new Float64Array(network.pools.length) }
}

const SMOOTHING = 0.3
const PATIENCE = 15
/** The first step aims this part above the bound; the aim comes nearer when it is missed, and further when it is easily reached. */
const FIRST_AIM = 0.05
const LAST_AIM = 2e-6
const EASY = 0.5

/** Climbs the bound by deflected subgradients, projected on the prices allowed; steps are sized by a level that is aimed at. */
export class Climber {
  readonly state: Ascent
  private readonly now: Prices
  private readonly direction: Prices
  private readonly scales: Float64Array
  private aim = FIRST_AIM
  private waited = 0
  private from = -Infinity

  private readonly market: Market
  private readonly relaxation: Relaxation

  constructor(market: Market, relaxation: Relaxation) {
    this.market = market
    this.relaxation = relaxation
    this.now = startingPrices(market)
    this.direction = { slots: new Float64Array(this.now.slots.length), pools: new Float64Array(this.now.pools.length) }
    this.scales = scalesOf(market)
    this.state = { best: { slots: this.now.slots.slice(), pools: this.now.pools.slice() }, bound: -Infinity, steps: 0 }
  }

  /** Nothing is to be gained any more by climbing on. */
  get isDone(): boolean { return this.aim < LAST_AIM }

  step(): void {
    const here = this.relaxation.evaluate(this.now)
    this.state.steps += 1
    this.remember(here)
    const size = this.deflect(here)
    const level = this.state.bound + this.aim * Math.max(1e-9, Math.abs(this.state.bound))
    if (size > 0) this.move((SMOOTHING * (level - here.bound)) / size)
    else this.aim = 0
  }

  private remember(here: Evaluation): void {
    const { state, now } = this
    this.waited += 1
    if (here.bound > state.bound) {
      state.bound = here.bound
      state.best.slots.set(now.slots)
      state.best.pools.set(now.pools)
    }
    const gained = (state.bound - this.from) / Math.max(1e-9, Math.abs(state.bound))
    if (gained > EASY * this.aim) {
      if (this.from > -Infinity) this.aim *= 1.3
      this.from = state.bound
      this.waited = 0
    } else if (this.waited >= PATIENCE) this.aimNearer()
  }

  private aimNearer(): void {
    const { state, now } = this
    this.aim *= 0.75
    this.waited = 0
    this.from = state.bound
    now.slots.set(state.best.slots)
    now.pools.set(state.best.pools)
  }

  /** Mixes the new slope into the direction, in scaled units, leaving out what the limits on prices forbid; the squared length. */
  private deflect(here: Evaluation): number {
    const { now, direction, scales } = this
    let size = 0
    const { cut } = this.market
    for (let slot = 0; slot < direction.slots.length; slot += 1) {
      const mixed = SMOOTHING * (here.slots[slot] ?? 0) + (1 - SMOOTHING) * (direction.slots[slot] ?? 0)
      direction.slots[slot] = mixed
      const blocked = (mixed < 0 && now.slots[slot] === 0) || (mixed > 0 && (now.slots[slot] ?? 0) >= (cut[slot] ?? Infinity))
      if (!blocked) size += mixed * mixed
    }
    for (let pool = 0; pool < direction.pools.length; pool += 1) {
      const slope = (here.pools[pool] ?? 0) * (scales[pool] ?? 1)
      const mixed = SMOOTHING * slope + (1 - SMOOTHING) * (direction.pools[pool] ?? 0)
      direction.pools[pool] = mixed
      if (mixed > 0 || (now.pools[pool] ?? 0) > 0) size += mixed * mixed
    }
    return size
  }

  private move(step: number): void {
    const { now, direction, scales } = this
    const { cut } = this.market
    for (let slot = 0; slot < now.slots.length; slot += 1) {
      now.slots[slot] = Math.min(cut[slot] ?? Infinity, Math.max(0, (now.slots[slot] ?? 0) + step * (direction.slots[slot] ?? 0)))
    }
    for (let pool = 0; pool < now.pools.length; pool += 1) {
      now.pools[pool] = Math.max(0, (now.pools[pool] ?? 0) + step * (direction.pools[pool] ?? 0) * (scales[pool] ?? 1))
    }
  }
}
