import { Decimal } from 'decimal.js'
import type { Relaxation } from '../answer.js'
import type { CoreResult } from '../core.js'
import { dateOf } from '../network/calendar.js'
import type { Demand } from '../network/network.js'
import { type Change, changed } from './change.js'
import { fewDigits } from './few-digits.js'
import { type Ladders, laddersOf } from './ladders.js'
import { type Resolver, shortOf, surelyCosts } from './resolver.js'
import { relaxationText } from './relaxation-text.js'

/** At most so many request lines are explained, in the order of the instance. */
const MOST_LINES = 8

/** At most so many due dates are tried one by one. */
const MOST_RUNGS = 20

type Loosening = Change & { kind: keyof Ladders }

/** When all is served: what a looser rule would save. Each is re-solved. */
export async function savingsOf(core: CoreResult, resolver: Resolver): Promise<Relaxation[]> {
  const found: Relaxation[] = []
  for (const demand of resolver.first(core.network.demands, MOST_LINES, 'LINES')) {
    for (const change of firstSteps(core, demand)) {
      const other = await resolver.solve(changed(core.network.instance, change))
      const saves = other && other.unserved <= core.unserved + 1e-9 ? surelyCosts(core).minus(other.cost) : new Decimal(0)
      if (other && saves.greaterThan(core.cost.times(1e-9))) found.push(stated(change, other.cost, saves))
    }
  }
  return found
}

/** One step looser by each rule and as loose as it can be; a week more where it is the due date. */
function firstSteps({ network }: CoreResult, demand: Demand): Loosening[] {
  const { DUE_DATE: days = [], ...ladders } = laddersOf(network, demand)
  const week = dateOf(Math.min(...demand.slots.map(slot => slot.due)) + 7)
  const due = days[0] !== undefined && days[0] <= week ? [week] : []
  return Object.entries({ DUE_DATE: due, ...ladders }).flatMap(([kind, rungs]) =>
    [...new Set([...rungs.slice(0, 1), ...rungs.slice(-1)])].map(to => changeOf(demand, kind as keyof Ladders, to)))
}

/** When not all can be served: what can be had as things are, and the least change by each rule that serves all of a line. Each is re-solved. */
export async function remediesOf(core: CoreResult, resolver: Resolver): Promise<Relaxation[]> {
  const short = shortOf(core)
  const lines = resolver.first(core.network.demands.filter(demand => (short.get(keyOf(demand)) ?? 0) > 1e-9), MOST_LINES, 'LINES')
  const found = await quantitiesOf(core, resolver)
  for (const demand of lines) {
    for (const [kind, rungs] of Object.entries(laddersOf(core.network, demand))) {
      const remedy = await leastRung({ core, resolver, demand }, kind as keyof Ladders, rungs)
      if (remedy) found.push(remedy)
    }
  }
  return found
}

interface Case { core: CoreResult; resolver: Resolver; demand: Demand }

/**
 * The nearest rung that serves all of the line without serving others less. A looser rule never serves less, so halving finds it; only a
 * later due date of what spoils may, and is looked for one by one.
 */
async function leastRung({ core, resolver, demand }: Case, kind: keyof Ladders, rungs: readonly string[]): Promise<Relaxation | null> {
  const short = shortOf(core).get(keyOf(demand)) ?? 0
  const attempt = async (rung: number): Promise<Relaxation | null> => {
    const change = changeOf(demand, kind, rungs[rung] ?? '')
    const other = await resolver.solve(changed(core.network.instance, change))
    const serves = other !== null && (shortOf(other).get(keyOf(demand)) ?? 0) <= 1e-6 && other.unserved <= core.unserved - short + 1e-6
    return serves ? stated(change, other.cost, null) : null
  }
  if (kind === 'DUE_DATE' && demand.product.shelfLifeDays !== null) {
    const found = await firstOf(rungs.slice(0, MOST_RUNGS), attempt)
    if (!found) resolver.first(rungs, MOST_RUNGS, 'DATES')
    return found
  }
  let best = rungs.length > 0 ? await attempt(rungs.length - 1) : null
  let [low, high] = [0, rungs.length - 1]
  while (best && low < high) {
    const middle = (low + high) >> 1
    const nearer = await attempt(middle)
    if (nearer) [best, high] = [nearer, middle]
    else low = middle + 1
  }
  return best
}

async function firstOf(rungs: readonly string[], attempt: (rung: number) => Promise<Relaxation | null>): Promise<Relaxation | null> {
  for (const rung of rungs.keys()) {
    const found = await attempt(rung)
    if (found) return found
  }
  return null
}

/** What of each short slot can be delivered, all of them together, and what that costs. */
async function quantitiesOf(core: CoreResult, resolver: Resolver): Promise<Relaxation[]> {
  const served = new Map<number, Decimal>()
  for (const { arc, quantity } of core.plan) served.set(arc.slot.index, new Decimal(quantity).plus(served.get(arc.slot.index) ?? 0))
  const changes = core.network.demands.flatMap(demand => demand.slots.flatMap((slot): Change[] => {
    const units = served.get(slot.index) ?? new Decimal(0)
    if (units.greaterThanOrEqualTo(slot.lower - 1e-9)) return []
    return [{ kind: 'QUANTITY', request: demand.request.id, line: demand.spec.id, slot: slot.spec.id, to: units.toFixed() }]
  }))
  // In few digits where that can be had as well: a batch may not be a hair smaller.
  for (const offers of [changes.map(change => ({ ...change, to: fewDigits(change.to, 'DOWN') })), changes]) {
    // That nothing of a slot can be had is no offer.
    if (offers.every(({ to }) => Number(to) === 0)) continue
    const other = await resolver.solve(offers.map(offer => notLess(offer, core.network)).reduce(changed, core.network.instance))
    if (other && other.unserved <= 1e-6) return offers.filter(({ to }) => Number(to) > 0).map(offer => stated(offer, other.cost, null))
  }
  return []
}

/** A slot that asks for so much that its lower tolerance still asks for what is stated. */
function notLess(change: Change, { demands }: CoreResult['network']): Change {
  const under = demands.find(({ request, spec }) => request.id === change.request && spec.id === change.line)?.spec.under ?? 0
  return { ...change, to: new Decimal(change.to).dividedBy(new Decimal(1).minus(under)).toFixed() }
}

function changeOf({ request, spec }: Demand, kind: keyof Ladders, to: string): Loosening {
  return { kind, request: request.id, line: spec.id, slot: null, to }
}

function stated(change: Change, cost: Decimal, saves: Decimal | null): Relaxation {
  const text = relaxationText(change, saves?.toNumber() ?? null)
  return { ...change, cost: cost.toFixed(), saves: saves?.toFixed() ?? null, text }
}

function keyOf({ request, spec }: Demand): string {
  return `${request.id}/${spec.id}`
}
