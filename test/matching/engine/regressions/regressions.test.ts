import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../../src/modules/matching/engine/answer.js'
import { instanceFrom } from '../../../../src/modules/matching/engine/format/read-instance.js'
import { solve, type SolveOptions } from '../../../../src/modules/matching/engine/index.js'
import { checkAnswer } from '../../../../src/modules/matching/engine/proof/check-answer.js'

interface Regression { why: string; options: SolveOptions; expected: Pick<Answer, 'status' | 'cost' | 'bound'>; instance: unknown }

const here = new URL('.', import.meta.url)
const regressions = readdirSync(here).filter(name => name.endsWith('.json'))
  .map(name => [name.replace('.json', '').replaceAll('-', ' '), JSON.parse(readFileSync(new URL(name, here), 'utf8')) as Regression] as const)

describe('an instance that was once solved wrongly', () => {
  it.each(regressions)('is solved right: %s', async (_name, { instance, options, expected }) => {
    const read = instanceFrom(instance)
    const answer = await solve(read, options)
    expect(checkAnswer(read, answer)).toEqual([])
    expect(answer.status).toBe(expected.status)
    expect(Number(answer.cost)).toBeCloseTo(Number(expected.cost), 6)
    expect(Number(answer.bound)).toBeCloseTo(Number(expected.bound), 6)
  })
})
