import { describe, expect, it } from 'vitest'
import { solve } from '../../../src/modules/matching/engine/index.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { smallContinuous, smallWhole } from '../brute-force/small-problems.js'

const COUNT = 60

describe.each([['whole', smallWhole], ['continuous', smallContinuous]])('what is said of random instances in %s units', (_kind, draw) => {
  it('is beyond nothing that certificate and cover prove', async () => {
    const wrong: string[] = []
    let told = 0
    for (let seed = 0; seed < COUNT; seed++) {
      const { instance } = draw(seed)
      const answer = await solve(instance, { explain: true })
      told += answer.prices.length + answer.relaxations.length
      const violations = checkAnswer(instance, answer)
      if (violations.length > 0) wrong.push(`seed ${seed}: ${JSON.stringify(violations)}`)
    }
    expect(wrong).toEqual([])
    expect(told).toBeGreaterThan(COUNT / 2)
  }, 600_000)
})
