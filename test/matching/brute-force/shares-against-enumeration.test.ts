import { describe, expect, it } from 'vitest'
import { solve } from '../../../src/modules/matching/engine/index.js'
import type { Instance, ShareRule } from '../../../src/modules/matching/engine/instance.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { aShare } from '../engine/small-instance.js'
import { Dice } from './dice.js'
import { bestPlans } from './enumerate.js'
import { smallWhole } from './small-problems.js'
import type { Problem } from './ways.js'

const COUNT = 300

/** One or two shares, of a facility or a region, over a line or over everything. */
function randomShares({ facilities, requests }: Instance, dice: Dice): ShareRule[] {
  const lines = requests.flatMap(({ id, lines: own }) => own.map((line) => `${id}/${line.id}`))
  return dice.times(dice.whole(1, 2), () => aShare({
    ...(dice.chance(0.6) ? { facility: facilities[dice.whole(0, facilities.length - 1)]?.id ?? null } : { region: dice.pick(['31', '31.71', '33', '317.1']) }),
    ...(dice.chance(0.4) ? { requestLine: lines[dice.whole(0, lines.length - 1)] ?? null } : {}),
    ...(dice.chance(0.5) ? { minimum: dice.pick([0.25, 0.5]) } : { maximum: dice.pick([0.25, 0.5, 0.75]) }),
  }))
}

/** The format's words: of what is delivered, those named have at least and at most so much. */
function keepsShares({ facilities }: Instance, { ways }: Problem, shares: readonly ShareRule[]) {
  const regions = new Map(facilities.map(({ id, region }) => [id, region]))
  const counted = shares.map(({ facility, region, requestLine, minimum, maximum }) => ({
    minimum: minimum ?? 0, maximum: maximum ?? 1,
    parts: ways.map(({ ids }) => {
      if (requestLine !== null && requestLine !== `${ids.request}/${ids.line}`) return null
      const lies = regions.get(ids.facility) ?? ''
      return facility === null ? lies === region || lies.startsWith(`${region}.`) : ids.facility === facility
    }),
  }))
  return (quantities: readonly number[]): boolean => counted.every(({ minimum, maximum, parts }) => {
    const sum = (wanted: (part: boolean) => boolean): number => quantities.reduce((total, units, at) => total + (parts[at] != null && wanted(parts[at]) ? units : 0), 0)
    const [all, own] = [sum(() => true), sum((part) => part)]
    return own >= minimum * all && own <= maximum * all
  })
}

describe('fair shares against brute force', () => {
  it('are kept at the least cost, and priced against the least cost without them', async () => {
    const wrong: string[] = []
    const seen = { kept: 0, dearer: 0, short: 0 }
    for (let seed = 0; seed < COUNT; seed++) {
      const { instance, problem } = smallWhole(seed)
      const shares = randomShares(instance, new Dice(seed + 1))
      const [fair, free] = [bestPlans(problem, keepsShares(instance, problem, shares)).COST.merit, bestPlans(problem).COST.merit]
      const answer = await solve({ ...instance, shares })
      const violations = checkAnswer({ ...instance, shares }, answer)
      const isComplete = fair.unserved <= 1e-7
      const price = isComplete ? fair.cost - free.cost : null
      const told = answer.fairness?.price ?? null
      const isRight = (answer.status === 'OPTIMAL') === isComplete && Math.abs(Number(answer.cost) - fair.cost) < 1e-6 && Math.abs(Number(answer.fairness?.without.cost) - free.cost) < 1e-6
      const isPriced = price === null ? told === null : told !== null && Math.abs(Number(told) - price) < 1e-6
      if (!isRight || !isPriced || violations.length > 0) wrong.push(`seed ${seed}: ${answer.status} at ${answer.cost}, price ${told}, where ${fair.unserved} short at ${fair.cost}, price ${price} ${JSON.stringify(violations)}`)
      seen[price === null ? 'short' : price > 0 ? 'dearer' : 'kept'] += 1
    }
    expect(wrong).toEqual([])
    for (const count of Object.values(seen)) expect(count, JSON.stringify(seen)).toBeGreaterThan(5)
  })
}, 300_000)
