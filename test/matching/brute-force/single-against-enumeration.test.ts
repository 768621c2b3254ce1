import { describe, expect, it } from 'vitest'
import { type CoreResult, resultOf } from '../../../src/modules/matching/engine/core.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { planSingle } from '../../../src/modules/matching/engine/single/plan-single.js'
import { answerFrom } from './answer-from.js'
import { bestByChoices } from './choices.js'
import { bestPlans } from './enumerate.js'
import { smallContinuous, smallWhole } from './small-problems.js'

const WHOLE = Number(process.env['SINGLE_COUNT'] ?? 6_000)
const CONTINUOUS = Math.ceil(WHOLE / 4)

interface Optimum { unserved: number; cost: number }

describe('the search over one demand against brute force', () => {
  it('finds the optimum in whole units', () => {
    expect(wrongOf(WHOLE, seed => {
      const { instance, problem } = smallWhole(seed)
      return problem.slots.length > 1 ? null : { instance, optimum: () => bestPlans(problem).COST.merit }
    })).toEqual([])
  }, 600_000)

  it('finds the optimum in continuous units', () => {
    expect(wrongOf(CONTINUOUS, seed => {
      const { instance, problem } = smallContinuous(seed)
      return problem.slots.length > 1 ? null : { instance, optimum: () => bestByChoices(problem) }
    })).toEqual([])
  }, 600_000)
})

/** Goes on until so many instances had the shape that the search is for. */
function wrongOf(count: number, draw: (seed: number) => { instance: Instance; optimum: () => Optimum } | null): string[] {
  const wrong: string[] = []
  let judged = 0
  for (let seed = 1_000_000; judged < count; seed++) {
    const drawn = draw(seed)
    const network = drawn && networkOf(drawn.instance)
    const found = network && planSingle(network, {})
    if (!drawn || !found) continue
    judged++
    const fault = faultOf(resultOf(network, found), drawn.instance, drawn.optimum())
    if (fault !== null) wrong.push(`seed ${seed}: ${fault}`)
  }
  return wrong
}

function faultOf(core: CoreResult, instance: Instance, { unserved, cost }: Optimum): string | null {
  const near = (one: number, other: number) => Math.abs(one - other) <= 1e-6 * Math.max(1, other)
  if (!near(core.unserved, unserved) || !near(core.cost.toNumber(), cost) || !near(core.bound.toNumber(), cost)) {
    return `${core.unserved} short at ${core.cost} (bound ${core.bound}) where ${unserved} short at ${cost} is right`
  }
  const violations = checkAnswer(instance, answerFrom(core))
  return violations.length > 0 ? JSON.stringify(violations) : null
}
