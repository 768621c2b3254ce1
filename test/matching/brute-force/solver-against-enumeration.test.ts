import { describe, expect, it } from 'vitest'
import { solve } from '../../../src/modules/matching/engine/index.js'
import type { Instance, Objective } from '../../../src/modules/matching/engine/instance.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { awkward, awkwardFactors } from './awkward.js'
import { bestByChoices, combinationsOf } from './choices.js'
import { bestPlans } from './enumerate.js'
import { type Small, smallContinuous, smallMixed, smallWhole } from './small-problems.js'

const WHOLE = Number(process.env['BRUTE_FORCE_COUNT'] ?? 4_000)
const CONTINUOUS = Math.ceil(WHOLE / 4)
const MIXED = Math.ceil(WHOLE / 20)
const PART = 500
/** The solver has two threads of its own. */
const AT_ONCE = 2
/** One in so many is solved in numbers that doubles do not hold exactly. */
const AWKWARD = 3
/** Discrete choices that are looked at at most; counting facilities adds some. */
const MOST_CHOICES = 1_200

const objectives = ['COST', 'COST', 'EARLIEST', 'FEWEST_FACILITIES'] as const satisfies Objective[]

describe('solving against brute force', () => {
  it.each(parts(WHOLE))('finds the optimum of every instance in whole units from seed %i', async first => {
    expect(await wrongOf(first, wrongInWhole)).toEqual([])
  })

  it.each(parts(CONTINUOUS))('finds the optimum of every instance in continuous units from seed %i', async first => {
    expect(await wrongOf(first, seed => wrongByChoices(seed, smallContinuous(seed)))).toEqual([])
  })

  it('finds the optimum of every instance with whole and continuous units', async () => {
    expect(await wrongOf(0, seed => wrongByChoices(seed, smallMixed(seed)), MIXED)).toEqual([])
  })
}, 600_000)

async function wrongInWhole(seed: number): Promise<string | null> {
  const { instance, problem } = smallWhole(seed)
  const objective = objectives[seed % objectives.length] ?? 'COST'
  const { merit, quantities } = bestPlans(problem)[objective]
  return wrongAnswer({ seed, instance, objective, unserved: merit.unserved, cost: merit.cost, delivers: quantities.some(units => units > 0) })
}

async function wrongByChoices(seed: number, { instance, problem }: Small): Promise<string | null> {
  const wanted = objectives[seed % objectives.length] ?? 'COST'
  const objective = combinationsOf(problem, wanted) <= MOST_CHOICES ? wanted : 'COST'
  const { unserved, cost } = bestByChoices(problem, objective)
  const asked = problem.slots.reduce((sum, slot) => sum + slot.least, 0)
  return wrongAnswer({ seed, instance, objective, unserved, cost, delivers: unserved < asked - 1e-7 })
}

interface Expected { seed: number; instance: Instance; objective: Objective; unserved: number; cost: number; delivers: boolean }

/** How the solver's answer differs from the optimum; null when it does not. */
async function wrongAnswer({ seed, instance: plain, objective, unserved, cost: exact, delivers }: Expected): Promise<string | null> {
  const factors = seed % AWKWARD === 0 ? awkwardFactors(plain) : { units: 1, money: 1 }
  const instance = awkward(plain, factors)
  const cost = exact * factors.units * factors.money
  const answer = await solve(instance, { objective })
  const status = unserved <= 1e-7 ? 'OPTIMAL' : delivers ? 'PARTIAL' : 'INFEASIBLE'
  const violations = checkAnswer(instance, answer)
  const near = (text: string) => Math.abs(Number(text) - cost) <= 1e-6 * Math.max(1, cost)
  if (answer.status === status && near(answer.cost) && near(answer.bound) && violations.length === 0) return null
  return `${objective}: ${answer.status} at ${answer.cost} (bound ${answer.bound}) where ${status} at ${cost} is right ${JSON.stringify(violations)}`
}

async function wrongOf(first: number, judge: (seed: number) => Promise<string | null>, count = PART): Promise<string[]> {
  const found: string[] = []
  const seeds = Array.from({ length: count }, (_none, offset) => first + offset)
  const work = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const wrong = await judge(seed)
      if (wrong !== null) found.push(`seed ${seed} ${wrong}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return found
}

function parts(count: number): number[] {
  return Array.from({ length: Math.ceil(count / PART) }, (_none, part) => part * PART)
}
