import { describe, expect, it } from 'vitest'
import { planByClearing } from '../../../src/modules/matching/engine/clearing/plan-by-clearing.js'
import { type CoreResult, resultOf } from '../../../src/modules/matching/engine/core.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { answerFrom } from './answer-from.js'
import { bestByChoices } from './choices.js'
import { bestPlans } from './enumerate.js'
import { smallContinuous, smallWhole } from './small-problems.js'

const WHOLE = Number(process.env['CLEARING_COUNT'] ?? 1_500)
const STEPS = 150

interface Optimum { instance: Instance; unserved: number; cost: number }

describe('clearing against brute force', () => {
  it('keeps every rule, never costs less than the optimum, and never bounds above it, in whole units', async () => {
    expect(await wrongOf(WHOLE, seed => {
      const { instance, problem } = smallWhole(seed)
      return { instance, ...bestPlans(problem).COST.merit }
    })).toEqual([])
  }, 600_000)

  it('does the same in continuous units', async () => {
    expect(await wrongOf(WHOLE / 3, seed => {
      const { instance, problem } = smallContinuous(seed)
      return { instance, ...bestByChoices(problem) }
    })).toEqual([])
  }, 600_000)
})

async function wrongOf(count: number, draw: (seed: number) => Optimum): Promise<string[]> {
  const wrong: string[] = []
  for (let seed = 0; seed < count; seed++) {
    const optimum = draw(seed)
    const network = networkOf(optimum.instance)
    const found = await planByClearing(network, { workLimit: STEPS })
    const fault = faultOf(resultOf(network, found), { ...optimum, bound: found.bound })
    if (fault !== null) wrong.push(`seed ${seed}: ${fault}`)
  }
  return wrong
}

/** `bound` is the clearing's own: an answer's never exceeds its cost, so a wrong one would hardly be seen there. */
function faultOf(core: CoreResult, { instance, unserved, cost, bound }: Optimum & { bound: number }): string | null {
  const found = core.cost.toNumber()
  const complete = core.status === 'OPTIMAL' || core.status === 'FEASIBLE'
  if (core.unserved < unserved - 1e-6) return `serves more than can be served: ${core.unserved} short instead of ${unserved}`
  if (complete && found < cost - 1e-6) return `costs ${found} where ${cost} is the least`
  if (complete && bound > cost * (1 + 1e-9) + 1e-9) return `bounds at ${bound} where ${cost} is possible`
  const violations = checkAnswer(instance, answerFrom(core))
  return violations.length > 0 ? JSON.stringify(violations) : null
}
