import { Decimal, decimal, decimalText, sumOf } from '../../../values/decimal.js'
import { Money } from '../../../values/money.js'
import type { Text } from '../../../platform/locale.js'
import { addDays } from '../../../values/calendar-date.js'
import { say, type Answer } from '../engine/index.js'
import { namerOf } from '../instance/names.js'
import type { LineFacts, PlanningFacts } from '../instance/planning-facts.js'
import type { StoredRelaxation } from '../stored-answer.js'
import { planCost } from './plan-cost.js'
import { isComplete, solveFacts, type Solved, type SolveSettings } from './solve-facts.js'

/** Seconds for each of the few solves that follow a plan that falls short. */
const EXTRA_SECONDS = 10

/**
 * What would make possible a request that is not, or cheaper one that is: each solved again, so that it is true. The largest quantity and the
 * earliest date are of the whole request and look as far as calendars reach; other changes are the engine's.
 */
export async function relaxationsOf(solved: Solved, settings: SolveSettings, later: () => Promise<PlanningFacts>): Promise<StoredRelaxation[]> {
  const others = engineRelaxations(solved)
  if (isComplete(solved.answer) || solved.planning.instance.facilities.length === 0) return others
  const again = { ...settings, objective: 'COST' as const, timeLimitSeconds: Math.min(settings.timeLimitSeconds, EXTRA_SECONDS) }
  const own = [...await largestQuantity(solved, again), ...await earliestDate(await later(), again)]
  return [...own, ...others.filter(({ kind }) => !own.some((each) => each.kind === kind))]
}

/** Those that the engine itself solved. */
export function engineRelaxations({ answer, allocations, planning: { facts } }: Solved): StoredRelaxation[] {
  const named = namerOf(facts)
  const now = { cost: decimalText(planCost(allocations)), isBest: answer.status === 'OPTIMAL' }
  return answer.relaxations.flatMap(({ kind, line, to, cost: exact, saves: saving, text }) => {
    const cost = paid(exact, facts)
    const saves = saving === null ? null : savedOf(paid(saving, facts), cost, now)
    return saves === '0' ? [] : [{ kind, requestLine: line, to, cost, saves, text: named(text) }]
  })
}

/** What a change saves is the difference of what is paid; less, where a longer search might save some of it without the change. */
export function savedOf(saving: string, cost: string, now: { cost: string; isBest: boolean }): string {
  const difference = decimal(now.cost).minus(cost)
  return decimalText(Decimal.max(0, now.isBest ? difference : Decimal.min(saving, difference)))
}

/** In money that can be paid. */
function paid(amount: string, { request }: PlanningFacts): string {
  return new Money(amount, request.currency).round().amount
}

async function largestQuantity({ planning: { facts }, answer }: Solved, settings: SolveSettings): Promise<StoredRelaxation[]> {
  const served = servedBySlot(answer)
  const isMost = answer.service?.proven ?? false
  const smaller = withLines(facts, (line) => ({ ...line, slots: line.slots.flatMap((slot) => served.has(slot.id) ? [{ ...slot, quantity: Math.min(slot.quantity, served.get(slot.id) ?? 0) }] : []) }))
  if (smaller.request.lines.every(({ slots }) => slots.length === 0)) return []
  const again = await solveFacts(smaller, settings)
  if (!isComplete(again.answer)) return []
  const cost = decimalText(planCost(again.allocations))
  return facts.request.lines.filter((line) => sumServed(line, served) > 0 && total(line) > sumServed(line, served)).map((line): StoredRelaxation => {
    const to = decimalText(decimal(String(sumServed(line, served))).toDecimalPlaces(6, Decimal.ROUND_DOWN))
    return { kind: 'QUANTITY', requestLine: line.id, to, cost, saves: null, text: quantityText(to, line.product.unit, isMost) }
  })
}

/** Finds when all of it can be there at the earliest, then whether it can with every later date moved to just that one. */
async function earliestDate(facts: PlanningFacts, settings: SolveSettings): Promise<StoredRelaxation[]> {
  const horizon = lastFreeDay(facts)
  const open = withLines(facts, (line) => ({ ...line, slots: line.slots.map((slot) => ({ ...slot, due: slot.due > horizon ? slot.due : horizon })) }))
  const fastest = await solveFacts(open, { ...settings, objective: 'EARLIEST' })
  const to = fastest.answer.allocations.map(({ arrives }) => arrives).sort().at(-1)
  if (!isComplete(fastest.answer) || to === undefined) return []
  const moved = withLines(facts, (line) => ({ ...line, slots: line.slots.map((slot) => ({ ...slot, due: slot.due > to ? slot.due : to })) }))
  const again = await solveFacts(moved, settings)
  return isComplete(again.answer) ? [{ kind: 'DUE_DATE', requestLine: null, to, cost: decimalText(planCost(again.allocations)), saves: null, text: dateText(to, fastest.answer.status === 'OPTIMAL') }] : []
}

function lastFreeDay({ facilities, firstDay, request }: PlanningFacts): string {
  const days = facilities.flatMap(({ lines }) => lines.flatMap(({ free }) => [...free.keys()]))
  const last = days.reduce((latest, day) => (day > latest ? day : latest), firstDay)
  const slack = Math.max(0, ...request.lines.map(({ product }) => product.curingDays)) + TRANSPORT_DAYS
  return addDays(last, slack)
}

/** What is made on the last planned day may still travel for so long. */
const TRANSPORT_DAYS = 30

export function servedBySlot(answer: Answer): Map<string, number> {
  const bySlot = Map.groupBy(answer.allocations, ({ slot }) => slot)
  return new Map([...bySlot].map(([slot, allocations]) => [slot, sumOf(allocations.map(({ quantity }) => quantity)).toNumber()]))
}

function sumServed({ slots }: LineFacts, served: ReadonlyMap<string, number>): number {
  return slots.reduce((sum, { id, quantity }) => sum + Math.min(quantity, served.get(id) ?? 0), 0)
}

function total({ slots }: LineFacts): number {
  return slots.reduce((sum, { quantity }) => sum + quantity, 0)
}

function withLines(facts: PlanningFacts, change: (line: LineFacts) => LineFacts): PlanningFacts {
  return { ...facts, request: { ...facts.request, lines: facts.request.lines.map(change) } }
}

/** What was not proved to be the most, or the earliest, is not called so. */
export function quantityText(to: string, unit: string, isMost: boolean): Text {
  return say(
    words => `${isMost ? 'At most ' : ''}${words.quantity(to)} ${unit} can be there on the dates asked for.`,
    words => `${isMost ? 'Paling banyak ' : ''}${words.quantity(to)} ${unit} dapat tiba pada tanggal yang diminta.`,
  )
}

export function dateText(to: string, isEarliest: boolean): Text {
  return say(
    words => `All of it can be there on ${words.date(to)}${isEarliest ? ' at the earliest' : ''}.`,
    words => `Semuanya dapat tiba ${isEarliest ? 'paling cepat ' : ''}pada ${words.date(to)}.`,
  )
}
