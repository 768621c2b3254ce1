import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/modules/matching/engine/answer.js'
import { resultOf } from '../../../src/modules/matching/engine/core.js'
import { solve } from '../../../src/modules/matching/engine/index.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { planSingle } from '../../../src/modules/matching/engine/single/plan-single.js'
import { answerFrom } from './answer-from.js'
import { awkward, awkwardFactors } from './awkward.js'
import { bestByChoices } from './choices.js'
import { bestPlans } from './enumerate.js'
import { type Small, smallContinuous, smallWhole } from './small-problems.js'

const WHOLE = Number(process.env['SINGLE_COUNT'] ?? 6_000)
const CONTINUOUS = Math.ceil(WHOLE / 4)
/** One in so many is solved in numbers that doubles do not hold exactly. */
const AWKWARD = 3

interface Optimum { unserved: number; cost: number }

describe('the search over one demand against brute force', () => {
  it('finds the optimum in whole units, and so does solving', async () => {
    expect(await wrongOf(WHOLE, smallWhole, problem => bestPlans(problem).COST.merit)).toEqual([])
  }, 600_000)

  it('finds the optimum in continuous units, and so does solving', async () => {
    expect(await wrongOf(CONTINUOUS, smallContinuous, problem => bestByChoices(problem))).toEqual([])
  }, 600_000)
})

/** Goes on until so many instances had the shape that the search is for. */
async function wrongOf(count: number, draw: (seed: number) => Small, bestOf: (problem: Small['problem']) => Optimum): Promise<string[]> {
  const wrong: string[] = []
  let judged = 0
  for (let seed = 1_000_000; judged < count; seed++) {
    const { instance: plain, problem } = draw(seed)
    if (problem.slots.length > 1) continue
    const factors = seed % AWKWARD === 0 ? awkwardFactors(plain) : { units: 1, money: 1 }
    const instance = awkward(plain, factors)
    const network = networkOf(instance)
    const found = planSingle(network, {})
    if (!found) continue
    judged++
    const { unserved, cost } = bestOf(problem)
    const optimum = { unserved: unserved * factors.units, cost: cost * factors.units * factors.money }
    const faults = [faultOf(answerFrom(resultOf(network, found)), instance, optimum), faultOf(await solve(instance), instance, optimum)]
    wrong.push(...faults.filter(fault => fault !== null).map(fault => `seed ${seed}: ${fault}`))
  }
  return wrong
}

function faultOf(answer: Answer, instance: Instance, { unserved, cost }: Optimum): string | null {
  const near = (one: number, other: number) => Math.abs(one - other) <= 1e-6 * Math.max(1, other)
  const asked = networkOf(instance).slots.reduce((sum, { lower }) => sum + lower, 0)
  const served = answer.allocations.reduce((sum, { quantity }) => sum + Number(quantity), 0)
  const status = unserved <= 1e-7 ? 'OPTIMAL' : near(unserved, asked) ? 'INFEASIBLE' : 'PARTIAL'
  const short = Math.max(0, asked - served)
  if (answer.status !== status || !near(short, unserved) || !near(Number(answer.cost), cost) || !near(Number(answer.bound), cost)) {
    return `${answer.status}, ${short} short at ${answer.cost} (bound ${answer.bound}) where ${status}, ${unserved} short at ${cost} is right`
  }
  const violations = checkAnswer(instance, answer)
  return violations.length > 0 ? JSON.stringify(violations) : null
}
