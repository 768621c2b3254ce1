import { describe, expect, it } from 'vitest'
import { planByClearing } from '../../../src/modules/matching/engine/clearing/plan-by-clearing.js'
import { planStanding } from '../../../src/modules/matching/engine/scarcity/plan-standing.js'
import { compareStandings } from '../../../src/modules/matching/engine/scarcity/standing.js'
import { resultOf, solveCore } from '../../../src/modules/matching/engine/core.js'
import type { FairnessRule } from '../../../src/modules/matching/engine/instance.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { serviceOf } from '../../../src/modules/matching/engine/scarcity/service.js'
import { answerFrom } from '../brute-force/answer-from.js'
import { smallContinuous, smallWhole } from '../brute-force/small-problems.js'
import { scarcer } from './scarcer.js'

const COUNT = Number(process.env['FAIRNESS_COUNT'] ?? 60)
const CLEARINGS = 10 * COUNT
const STEPS = 150
const RULES = ['MOST_SERVED', 'EARLIEST_DUE', 'EVEN_SHARES'] as const satisfies FairnessRule[]

describe.each([['whole', smallWhole], ['continuous', smallContinuous]])('on random scarce instances in %s units', (_kind, draw) => {
  it('no rule\'s plan is fairer by another\'s rule than that rule\'s own, and the checker finds no fairer exchange', async () => {
    const wrong: string[] = []
    let scarce = 0
    for (let seed = 0; seed < COUNT; seed++) {
      const instance = scarcer(draw(seed).instance)
      const mostServed = await solveCore(instance, { fairness: 'MOST_SERVED' })
      // Where all are served there is nothing to divide.
      if (mostServed.status === 'OPTIMAL') continue
      scarce += 1
      const cores = await Promise.all(RULES.map(async (fairness) => ({ fairness, core: fairness === 'MOST_SERVED' ? mostServed : await solveCore(instance, { fairness }) })))
      for (const { fairness, core } of cores) for (const other of cores) {
        const [own, its] = [core, other.core].map(({ network, plan }) => planStanding(network, fairness, plan))
        if (own && its && compareStandings(its, own) < 0) wrong.push(`seed ${seed}: ${other.fairness} is fairer by ${fairness}: ${JSON.stringify([own, its])}`)
      }
      for (const { fairness, core } of cores) {
        const violations = checkAnswer(instance, { ...answerFrom(core), service: await serviceOf(core, { fairness }) })
        if (violations.length > 0) wrong.push(`seed ${seed} ${fairness}: ${JSON.stringify(violations)}`)
      }
    }
    expect(wrong).toEqual([])
    expect(scarce).toBeGreaterThan(COUNT / 4)
  }, 600_000)
})

describe('a clearing of more than there is', () => {
  it('serves no less by MOST_SERVED than by any other rule', async () => {
    const wrong: string[] = []
    let scarce = 0
    for (let seed = 0; seed < CLEARINGS; seed++) {
      const network = networkOf(scarcer(smallContinuous(seed).instance))
      const [most, ...others] = await Promise.all(RULES.map(async (fairness) => ({ fairness, core: resultOf(network, await planByClearing(network, { fairness, workLimit: STEPS })) })))
      if (most && most.core.unserved > 1e-6) scarce += 1
      for (const { fairness, core } of others) {
        if (most && core.unserved < most.core.unserved - 1e-6) wrong.push(`seed ${seed}: ${fairness} leaves ${core.unserved}, MOST_SERVED ${most.core.unserved}`)
      }
    }
    expect(wrong).toEqual([])
    expect(scarce).toBeGreaterThan(CLEARINGS / 4)
  }, 600_000)
})
