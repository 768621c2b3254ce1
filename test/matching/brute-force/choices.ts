import type { Objective } from '../../../src/modules/matching/engine/instance.js'
import { solveLinear, type LinearProgram } from './simplex.js'
import type { Problem } from './ways.js'

/** One yes/no or how-many question of a problem whose quantities are continuous. */
type Question =
  | { kind: 'FACILITY'; line: number; facility: number; answers: number }
  | { kind: 'BATCH'; batch: string; answers: number }
  | { kind: 'TRIPS'; facility: number; slot: number; answers: number }
  | { kind: 'UNITS'; way: number; answers: number }
  | { kind: 'SOURCE'; slot: number; facilities: number[]; answers: number }

/** Unserved units weigh more than any cost can. */
const UNSERVED = 1e5

export function combinationsOf(problem: Problem, objective: Objective = 'COST'): number {
  return questionsOf(problem, objective).reduce((count, question) => count * question.answers, 1)
}

interface Optimum { unserved: number; facilities: number; cost: number }

/**
 * The optimum where quantities, or some of them, are continuous: every combination of the discrete choices is looked at, and a linear programme finds the
 * other quantities.
 */
export function bestByChoices(problem: Problem, objective: Objective = 'COST'): Optimum {
  return objective === 'EARLIEST' ? earliestByChoices(problem) : leastByChoices(problem, objective)
}

/** Without what arrives last, and so on for as long as no less is served. */
function earliestByChoices(problem: Problem): Optimum {
  const best = leastByChoices(problem, 'COST')
  const latest = Math.max(...problem.ways.map(way => way.arrival))
  if (problem.ways.length === 0) return best
  const sooner = { ...problem, ways: problem.ways.filter(way => way.arrival < latest) }
  return leastByChoices(sooner, 'COST').unserved > best.unserved + SAME ? best : earliestByChoices(sooner)
}

const SAME = 1e-7

function isBetter(one: Optimum, other: Optimum, objective: Objective): boolean {
  if (Math.abs(one.unserved - other.unserved) > SAME) return one.unserved < other.unserved
  if (objective === 'FEWEST_FACILITIES' && one.facilities !== other.facilities) return one.facilities < other.facilities
  return one.cost < other.cost
}

function leastByChoices(problem: Problem, objective: Objective): Optimum {
  const questions = questionsOf(problem, objective)
  let best: Optimum = { unserved: problem.slots.reduce((sum, slot) => sum + slot.least, 0), facilities: 0, cost: 0 }
  const decide = (decided: number[]): void => {
    const question = questions[decided.length]
    if (question) {
      for (let answer = 0; answer < question.answers; answer++) decide([...decided, answer])
      return
    }
    const found = withChoices(problem, questions, decided)
    if (found && isBetter(found, best, objective)) best = found
  }
  decide([])
  return best
}

function questionsOf({ ways, lines, slots, charges }: Problem, objective: Objective): Question[] {
  const facilities = new Map(ways.map(way => [`${way.line} ${way.facility}`, way]))
  const batches = new Map(ways.flatMap(way => way.batch && way.capability ? [[way.batch, way.capability]] : []))
  const pairs = new Map(ways.filter(way => way.perTrip > 0).map(way => [`${way.facility} ${way.slot}`, way]))
  const used = [...facilities.values()].filter(({ line, facility }) => objective === 'FEWEST_FACILITIES' || (charges[facility] ?? 0) > 0 || (lines[line]?.minPerFacility ?? 0) > 0 || lines[line]?.maxFacilities !== null)
  return [
    ...used.map(({ line, facility }): Question => ({ kind: 'FACILITY', line, facility, answers: 2 })),
    ...[...batches].filter(([, made]) => made.setupCost > 0 || made.setupHours > 0 || made.minBatch > 0).map(([batch]): Question => ({ kind: 'BATCH', batch, answers: 2 })),
    ...[...pairs.values()].map(({ facility, slot, tripLoad }): Question => ({ kind: 'TRIPS', facility, slot, answers: 1 + (tripLoad === Infinity ? 1 : Math.ceil((slots[slot]?.most ?? 0) / tripLoad)) })),
    ...ways.flatMap(({ slot, capability }, way): Question[] => {
      const { isWhole = false, most = 0 } = slots[slot] ?? {}
      return isWhole ? [{ kind: 'UNITS', way, answers: 1 + Math.min(most, capability?.maxPerPeriod ?? most) }] : []
    }),
    ...slots.flatMap(({ line }, slot): Question[] => {
      const sources = [...new Set(ways.filter(way => way.slot === slot).map(way => way.facility))]
      return lines[line]?.singleSource && sources.length > 1 ? [{ kind: 'SOURCE', slot, facilities: sources, answers: sources.length }] : []
    }),
  ]
}

class Rows {
  readonly rows: LinearProgram['rows'] = []
  private readonly problem: Problem

  constructor(problem: Problem) {
    this.problem = problem
  }

  columns(keep: (way: Problem['ways'][number]) => boolean, coefficient: (way: Problem['ways'][number]) => number = () => 1): Map<number, number> {
    return new Map(this.problem.ways.flatMap((way, at) => keep(way) ? [[at, coefficient(way)]] : []))
  }

  atMost(terms: ReadonlyMap<number, number>, limit: number): void {
    this.rows.push({ terms, limit })
  }

  atLeast(terms: ReadonlyMap<number, number>, limit: number): void {
    this.rows.push({ terms: new Map([...terms].map(([column, value]) => [column, -value])), limit: -limit })
  }
}

function withChoices(problem: Problem, questions: readonly Question[], decided: readonly number[]): Optimum | null {
  const { ways, lines, slots, charges } = problem
  const rows = new Rows(problem)
  const setUpHours = new Map<string, number>()
  const facilitiesOf = lines.map(() => 0)
  const used = new Set<string>()
  let fixed = 0
  questions.forEach((question, at) => {
    const answer = decided[at] ?? 0
    if (question.kind === 'FACILITY') {
      const columns = rows.columns(way => way.line === question.line && way.facility === question.facility)
      if (answer === 0) return rows.atMost(columns, 0)
      facilitiesOf[question.line] = (facilitiesOf[question.line] ?? 0) + 1
      fixed += charges[question.facility] ?? 0
      used.add(`${ways.find(way => way.line === question.line)?.request} ${question.facility}`)
      rows.atLeast(columns, lines[question.line]?.minPerFacility ?? 0)
    } else if (question.kind === 'BATCH') {
      const columns = rows.columns(way => way.batch === question.batch)
      if (answer === 0) return rows.atMost(columns, 0)
      const way = ways.find(each => each.batch === question.batch)
      fixed += way?.capability?.setupCost ?? 0
      rows.atLeast(columns, way?.capability?.minBatch ?? 0)
      setUpHours.set(way?.hours ?? '', (setUpHours.get(way?.hours ?? '') ?? 0) + (way?.capability?.setupHours ?? 0))
    } else if (question.kind === 'TRIPS') {
      const way = ways.find(each => each.facility === question.facility && each.slot === question.slot)
      fixed += answer * (way?.perTrip ?? 0)
      const load = way?.tripLoad === Infinity ? (slots[question.slot]?.most ?? 0) : way?.tripLoad ?? 0
      rows.atMost(rows.columns(each => each.facility === question.facility && each.slot === question.slot), answer * load)
    } else if (question.kind === 'UNITS') {
      rows.atMost(new Map([[question.way, 1]]), answer)
      rows.atLeast(new Map([[question.way, 1]]), answer)
    } else {
      rows.atMost(rows.columns(way => way.slot === question.slot && way.facility !== question.facilities[answer]), 0)
    }
  })
  if (lines.some((line, at) => (facilitiesOf[at] ?? 0) > (line.maxFacilities ?? Infinity))) return null
  const found = quantitiesFor(problem, { rows, setUpHours, fixed })
  return found && { ...found, facilities: used.size }
}

interface Chosen { rows: Rows; setUpHours: Map<string, number>; fixed: number }

function quantitiesFor({ ways, slots, hours, stock }: Problem, { rows, setUpHours, fixed }: Chosen): { unserved: number; cost: number } | null {
  slots.forEach((slot, at) => {
    const columns = rows.columns(way => way.slot === at)
    rows.atMost(columns, slot.most)
    rows.atLeast(new Map([...columns, [ways.length + at, 1]]), slot.least)
  })
  for (const [pool, free] of hours) rows.atMost(rows.columns(way => way.hours === pool, way => 1 / (way.capability?.unitsPerHour ?? 1)), free - (setUpHours.get(pool) ?? 0))
  for (const [pool, units] of stock) rows.atMost(rows.columns(way => way.stock === pool), units)
  for (const batch of new Set(ways.map(way => way.batch))) {
    const most = ways.find(way => way.batch === batch)?.capability?.maxPerPeriod ?? null
    if (batch !== null && most !== null) rows.atMost(rows.columns(way => way.batch === batch), most)
  }
  const cost = [...ways.map(way => way.unitCost), ...slots.map(() => UNSERVED)]
  const found = solveLinear({ columns: cost.length, cost, rows: rows.rows })
  if (!found) return null
  const unserved = slots.reduce((sum, _slot, at) => sum + (found.x[ways.length + at] ?? 0), 0)
  return { unserved, cost: found.value - unserved * UNSERVED + fixed }
}
