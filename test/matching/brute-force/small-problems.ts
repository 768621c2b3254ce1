import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { combinationsOf } from './choices.js'
import { Dice } from './dice.js'
import { plansOf } from './enumerate.js'
import { randomInstance, type Size } from './random-instance.js'
import { problemOf, type Problem } from './ways.js'

export interface Small { seed: number; instance: Instance; problem: Problem }

/** A random instance in whole units with no more plans than can all be looked at. */
export function smallWhole(seed: number, mostPlans = 4_000): Small {
  return drawUntil(seed, { facilities: 4, periods: 3, slotQuantity: 5, whole: true }, problem => plansOf(problem) <= mostPlans)
}

/** A random instance in continuous units with no more discrete choices than can all be looked at. */
export function smallContinuous(seed: number, mostChoices = 300): Small {
  return drawUntil(seed, { facilities: 3, periods: 2, slotQuantity: 6, whole: false }, problem => combinationsOf(problem) <= mostChoices)
}

/** A random instance in which a product in whole units and one in continuous units share facilities. */
export function smallMixed(seed: number, mostChoices = 600): Small {
  return drawUntil(seed, { facilities: 3, periods: 2, slotQuantity: 3, whole: 'FIRST' }, problem => (
    problem.slots.some(({ isWhole }) => isWhole) && problem.slots.some(({ isWhole }) => !isWhole) && combinationsOf(problem) <= mostChoices
  ))
}

/** Instances in which nothing can be delivered at all are drawn, too, but not often: they prove little. */
function drawUntil(seed: number, size: Size, fits: (problem: Problem) => boolean): Small {
  const dice = new Dice(seed)
  for (;;) {
    const instance = randomInstance(dice, size)
    const problem = problemOf(instance)
    if (fits(problem) && (problem.ways.length > 1 || dice.chance(0.1))) return { seed, instance, problem }
  }
}
