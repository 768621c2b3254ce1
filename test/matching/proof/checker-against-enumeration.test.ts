import { describe, expect, it } from 'vitest'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { answerOf } from '../brute-force/answer-of.js'
import { bestPlans } from '../brute-force/enumerate.js'
import { smallWhole } from '../brute-force/small-problems.js'

const INSTANCES = 3_000

describe('the checker against brute force', () => {
  it('accepts the best plan of every instance by every objective', () => {
    const refused: string[] = []
    for (let seed = 0; seed < INSTANCES; seed++) {
      const { instance, problem } = smallWhole(seed, 800)
      const plans = bestPlans(problem)
      for (const objective of ['COST', 'EARLIEST', 'FEWEST_FACILITIES'] as const) {
        const violations = checkAnswer(instance, answerOf({ instance, problem, objective }, plans[objective]))
        if (violations.length > 0) refused.push(`seed ${seed} ${objective}: ${JSON.stringify(violations)}`)
      }
    }
    expect(refused).toEqual([])
  })

  it('rejects every plan that delivers one unit more or less than it says', () => {
    let judged = 0
    for (let seed = 0; seed < INSTANCES / 3; seed++) {
      const { instance, problem } = smallWhole(seed, 300)
      const answer = answerOf({ instance, problem, objective: 'COST' }, bestPlans(problem).COST)
      for (const [at, allocation] of answer.allocations.entries()) {
        for (const change of [-1, 1]) {
          const changed = structuredClone(answer)
          Object.assign(changed.allocations[at] ?? {}, { quantity: String(Number(allocation.quantity) + change) })
          judged++
          expect(checkAnswer(instance, changed), `seed ${seed}, allocation ${at}`).not.toEqual([])
        }
      }
    }
    expect(judged).toBeGreaterThan(1_000)
  })
})
