import { Budget } from '../budget.js'
import type { Demand, Network, Slot } from '../network/network.js'
import type { FairnessRule } from '../instance.js'
import { randomFrom } from '../random.js'
import { fairnessRules, partiesOf, type Party } from '../scarcity/fairness-rules.js'
import { compareStandings, type Standing, standingOf } from '../scarcity/standing.js'
import { costOfDemand } from './cost.js'
import { FacilitySets, type OtherSet } from './facility-sets.js'
import { insert, type Weighing } from './insertion.js'
import { type Booking, Ledger } from './ledger.js'
import type { Market } from './market.js'
import type { Prices } from './relaxation.js'
import { Rivals } from './rivals.js'

/** What some request lines cost, and what their slots lack, by party. */
interface Worth { cost: number; short: Map<number, number> }

const HAIR = 1e-9

/** Hours are weighed at this part of their prices, at random between: the prices are not those of the best plan. */
const LEAST_WEIGHT = 0.5
const MOST_WEIGHT = 1.2

/** From this part of the time on slots are served plainly. */
const SHORT_OF_TIME = 0.75

/** While something is short, this part of the steps is for what lacks. */
const FOR_WHAT_LACKS = 0.5

/** The best plan so far. */
interface Best { cost: number; standing: Standing; lacking: Float64Array; bookings: Booking[][] }

/** A whole plan that is made better step by step: slots are taken out and served again at prices that say what hours are worth to others. */
export class Clearing {
  readonly ledger: Ledger
  /** Cost of what is served. */
  cost = 0
  readonly parties: readonly Party[]
  /** Units left unserved, by party. */
  private readonly lacking: Float64Array
  private readonly partyOf: Int32Array
  private readonly market: Market
  private readonly random: () => number
  private readonly rule: FairnessRule
  private readonly rivals: Rivals
  private readonly sets: FacilitySets
  private readonly budget: Budget
  private best: Best | null = null

  constructor(market: Market, { seed, rule, budget = new Budget({}) }: { seed: number; rule: FairnessRule; budget?: Budget }) {
    this.market = market
    this.budget = budget
    this.rule = rule
    this.ledger = new Ledger(market.network)
    this.random = randomFrom(seed)
    this.rivals = new Rivals(market, this.ledger, this.random)
    this.sets = new FacilitySets(market, this.ledger, this.random)
    this.parties = partiesOf(market.network, rule)
    this.lacking = new Float64Array(this.parties.length)
    this.partyOf = new Int32Array(market.network.slots.length)
    for (const [at, { slots }] of this.parties.entries()) for (const { index } of slots) this.partyOf[index] = at
  }

  /** Units left unserved. */
  get short(): number { return this.lacking.reduce((sum, units) => sum + units, 0) }

  /** What the rule compares plans by. */
  get standing(): Standing { return this.standingOf(this.parties.map((_party, at) => [at, this.lacking[at] ?? 0])) }

  get slots(): readonly Slot[] { return this.network.slots }

  /** Serves all slots afresh, in the order given, each with no more than its part of `most` (by slot) where that is given: plainly when time runs short or a stop was asked for, and not at all when time is over. */
  async fill(order: readonly Slot[], weighing: Weighing, most?: Float64Array): Promise<void> {
    const plain: Weighing = { ...weighing, manner: weighing.manner ?? 'ALL_COSTS' }
    for (const slot of this.network.slots) this.ledger.release(slot)
    for (const slot of order) {
      if (this.budget.isLate()) break
      this.serve(slot, this.budget.isStopped || this.budget.isLate(SHORT_OF_TIME) ? plain : weighing, most?.[slot.index])
      await this.budget.breathe()
    }
    this.recount()
  }

  /** Serves each slot that lacks something once more, in the order given, with what is left of it. */
  topUp(order: readonly Slot[], weighing: Weighing): void {
    for (const slot of order) {
      if (this.ledger.served(slot) >= slot.lower - HAIR) continue
      const before = this.ledger.served(slot)
      const kept = this.ledger.release(slot)
      this.serve(slot, weighing)
      if (this.ledger.served(slot) < before) this.restore([slot], [kept])
    }
    this.recount()
  }

  /** Takes some slots out that compete for the same hours and serves them again; goes on with the better plan, or one as fair that is no more than so much dearer. Whether it is the best so far. */
  improve(prices: Prices, allowance: number): boolean {
    const { slots, only, demand: own } = this.taken(prices)
    const demands = [...new Set(slots.map((slot) => this.ledger.demandOf(slot)))]
    const before = this.worth(demands)
    const most = this.sharesToKeep(slots)
    const kept = slots.map((slot) => this.ledger.release(slot))
    const weight = LEAST_WEIGHT + this.random() * (MOST_WEIGHT - LEAST_WEIGHT)
    for (const slot of slots) this.serve(slot, { poolPrices: prices.pools, weight, ...(only && slot.demand === own?.index ? { only } : {}) }, most?.get(slot))
    const after = this.worth(demands)
    const fairer = this.compare(after, before)
    if (fairer > 0 || (fairer === 0 && after.cost > before.cost * (1 + 1e-12) + allowance)) {
      this.restore(slots, kept)
      return false
    }
    this.cost += after.cost - before.cost
    for (const [party, short] of after.short) this.lacking[party] = (this.lacking[party] ?? 0) + short - (before.short.get(party) ?? 0)
    return this.remember(fairer < 0)
  }

  /** Goes back to the best plan there was. */
  backToBest(): void {
    if (!this.best) return
    const { bookings, cost, lacking } = this.best
    for (const slot of this.slots) this.ledger.release(slot)
    for (const slot of this.slots) this.ledger.book(slot, bookings[slot.index] ?? [])
    this.cost = cost
    this.lacking.set(lacking)
  }

  get bestCost(): number { return this.best?.cost ?? Infinity }

  /** Units that the best plan leaves unserved; 0 while there is none. */
  get bestShort(): number { return this.best?.lacking.reduce((sum, units) => sum + units, 0) ?? 0 }

  /** Keeps the plan when it is the best so far; none that is less fair than the best is ever gone on with. */
  private remember(isFairer: boolean): boolean {
    const { best, cost } = this
    if (best && !isFairer && cost >= best.cost * (1 - 1e-9)) return false
    const standing = best && !isFairer ? best.standing : this.standing
    this.best = { cost, standing, lacking: Float64Array.from(this.lacking), bookings: [...this.ledger.bookings] }
    return true
  }

  /** What is served again, in this order. While something is short, every other time it is what lacks, and where it may use only so many facilities, with others. */
  private taken(prices: Prices): Partial<OtherSet> & Pick<OtherSet, 'slots'> {
    const count = 2 + Math.floor(this.random() * 5)
    const lacking = this.short > HAIR && this.random() < FOR_WHAT_LACKS ? this.lackingSlot() : undefined
    const demand = lacking && this.ledger.demandOf(lacking)
    if (demand && demand.spec.maxFacilities !== null && this.random() < FOR_WHAT_LACKS) return this.sets.another(demand)
    return { slots: this.shuffled(this.rivals.pick(count, prices, lacking)) }
  }

  private lackingSlot(): Slot | undefined {
    const lacking = this.slots.filter((slot) => this.ledger.served(slot) < slot.lower - HAIR)
    return lacking[Math.floor(this.random() * lacking.length)]
  }

  private serve(slot: Slot, weighing: Weighing, most = Infinity): void {
    if (most >= slot.lower) insert(this.market, this.ledger, slot, weighing)
    else if (most > HAIR) insert(this.market, this.ledger, { ...slot, lower: most, upper: most }, weighing)
  }

  /** Where shares are compared, whoever is served first would take all of it: every other time each slot keeps what it has, and only cost is saved. */
  private sharesToKeep(slots: readonly Slot[]): Map<Slot, number> | undefined {
    if (fairnessRules[this.rule].ranking === 'IN_ORDER' || this.random() < 0.5) return undefined
    return new Map(slots.map((slot) => [slot, this.ledger.served(slot) < slot.lower - HAIR ? this.ledger.served(slot) : Infinity]))
  }

  /** Below 0: the first is fairer. Other parties' figures are the same in both, and do not count. */
  private compare(after: Worth, before: Worth): number {
    const changed = [...after.short].filter(([party, short]) => Math.abs(short - (before.short.get(party) ?? 0)) > HAIR)
    if (changed.length === 0) return 0
    changed.sort(([one], [other]) => one - other)
    return compareStandings(
      this.standingOf(changed.map(([party, short]) => [party, (this.lacking[party] ?? 0) + short - (before.short.get(party) ?? 0)])),
      this.standingOf(changed.map(([party]) => [party, this.lacking[party] ?? 0])),
    )
  }

  private standingOf(shorts: Iterable<[party: number, short: number]>): Standing {
    return standingOf(fairnessRules[this.rule].ranking, [...shorts].map(([party, short]) => ({ asked: this.parties[party]?.asked ?? 0, short })))
  }

  private restore(slots: readonly Slot[], kept: readonly Booking[][]): void {
    for (const slot of slots) this.ledger.release(slot)
    for (const [at, slot] of slots.entries()) this.ledger.book(slot, kept[at] ?? [])
  }

  private shuffled(slots: readonly Slot[]): Slot[] {
    const mixed = [...slots]
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(this.random() * (at + 1))
      const [one, two] = [mixed[at], mixed[other]]
      if (one && two) [mixed[at], mixed[other]] = [two, one]
    }
    return mixed
  }

  private worth(demands: readonly Demand[]): Worth {
    const worth: Worth = { cost: 0, short: new Map() }
    for (const demand of demands) {
      worth.cost += costOfDemand(this.network, this.ledger, demand)
      for (const slot of demand.slots) {
        const party = this.partyOf[slot.index] ?? 0
        worth.short.set(party, (worth.short.get(party) ?? 0) + Math.max(0, slot.lower - this.ledger.served(slot)))
      }
    }
    return worth
  }

  private recount(): void {
    const { cost, short } = this.worth(this.network.demands)
    this.cost = cost
    this.lacking.fill(0)
    for (const [party, units] of short) this.lacking[party] = units
    const fairer = this.best ? compareStandings(this.standing, this.best.standing) : -1
    if (fairer <= 0) this.remember(fairer < 0)
  }

  private get network(): Network { return this.market.network }
}
