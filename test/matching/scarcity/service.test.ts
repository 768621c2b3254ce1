import { describe, expect, it } from 'vitest'
import { solve } from '../../../src/modules/matching/engine/index.js'
import type { Answer, Service } from '../../../src/modules/matching/engine/answer.js'
import type { FairnessRule, Instance } from '../../../src/modules/matching/engine/instance.js'
import { planByClearing } from '../../../src/modules/matching/engine/clearing/plan-by-clearing.js'
import { resultOf } from '../../../src/modules/matching/engine/core.js'
import { networkOf } from '../../../src/modules/matching/engine/network/network.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { serviceOf } from '../../../src/modules/matching/engine/scarcity/service.js'
import { facility, instance, line, slot } from '../engine/small-instance.js'

const RULES = ['MOST_SERVED', 'EARLIEST_DUE', 'EVEN_SHARES'] as const satisfies FairnessRule[]

/** A press that makes 200, of which a set-up of an hour takes 10 in each of two weeks; two requests for 300. */
const scarce: Instance = {
  ...instance([facility('press', { setupHours: 1 })], []),
  requests: [
    { id: 'R0', lines: [line({ slots: [slot({ quantity: 200, due: '2027-03-01' })] })] },
    { id: 'R1', lines: [line({ slots: [slot({ quantity: 100, due: '2027-01-10' })] })] },
  ],
}

const answered = async (given: Instance, fairness: FairnessRule): Promise<{ answer: Answer; service: Service }> => {
  const answer = await solve(given, { fairness })
  if (!answer.service) throw new Error('all is served')
  return { answer, service: answer.service }
}

describe('an answer that does not serve all', () => {
  it.each(RULES)('by %s says how much could be at most, and the checker agrees', async (rule) => {
    const { answer, service } = await answered(scarce, rule)
    expect(service).toMatchObject({ rule, proven: true, asked: '300' })
    expect(Number(service.served)).toBeLessThanOrEqual(Number(service.atMost))
    expect(Number(service.atMost)).toBeLessThan(200)
    expect(checkAnswer(scarce, answer)).toEqual([])
  })

  it('proves by its cover alone that no more can be had of the last hour', async () => {
    const plain = { ...scarce, facilities: [facility('press')] }
    const { service } = await answered(plain, 'MOST_SERVED')
    expect(service).toMatchObject({ served: '200', atMost: '200', gap: '0', proof: 'COVER' })
    expect(Object.keys(service.cover.hours)).toEqual(['press/press/w1', 'press/press/w2'])
  })

  it('says who is short and why, by the rule, in both languages', async () => {
    const { service } = await answered(scarce, 'EARLIEST_DUE')
    expect(service.parties).toMatchObject([{ party: '2027-01-10', asked: '100', served: '100' }, { party: '2027-03-01', asked: '200' }])
    expect(service.short).toMatchObject([{ request: 'R0', line: '1', slot: 'gate', asked: '200' }])
    expect(service.short[0]?.text.en).toContain('what is due before 1 March 2027 goes first')
    expect(service.short[0]?.text.id).toContain('yang tenggatnya sebelum 1 Maret 2027 didahulukan')
    const even = await answered(scarce, 'EVEN_SHARES')
    expect(even.service.short.map(({ text }) => text.en)).toEqual([expect.stringContaining('56.67 % of what it asked'), expect.stringContaining('56.67 % of what it asked')])
  })

  it.each([
    ['MOST_SERVED', 'whether there is one is not proved', 'belum terbukti apakah ada'], ['EARLIEST_DUE', 'goes first, as far as was found', 'didahulukan, sejauh yang ditemukan'],
    ['EVEN_SHARES', 'as even as was found', 'serata yang ditemukan'],
  ] as const)('by %s says that it is only the best that was found, where no search proved it', async (fairness, inEnglish, inIndonesian) => {
    const network = networkOf(scarce)
    const service = await serviceOf(resultOf(network, await planByClearing(network, { workLimit: 200, fairness })), { fairness })
    expect(service).toMatchObject({ rule: fairness, proven: false, atMost: expect.stringMatching(/^1[89]\d/) })
    for (const { text } of service?.short ?? []) expect(text).toEqual({ en: expect.stringContaining(inEnglish), id: expect.stringContaining(inIndonesian) })
    expect(service?.short.length).toBeGreaterThan(0)
  })

  it('has nothing to say where all is served', async () => {
    expect((await solve({ ...scarce, requests: scarce.requests.slice(1) })).service).toBeNull()
  })

  describe('is refuted by the checker', () => {
    const tampered = async (rule: FairnessRule, change: (service: Service, answer: Answer) => void): Promise<string[]> => {
      const { answer, service } = await answered(scarce, rule)
      change(service, answer)
      return checkAnswer(scarce, answer).map((violation) => violation.rule)
    }

    it.each<[string, (service: Service) => void]>([
      ['says more is served than is', (service) => { service.served = '190' }],
      ['says more was asked', (service) => { service.asked = '301' }],
      ['claims a tighter limit than its cover proves', (service) => Object.assign(service, { atMost: service.served, gap: '0', proof: 'COVER', cover: { hours: {}, stock: {} } })],
      ['hides who is short', (service) => { service.short = [] }],
      ['says a party got more', (service) => { service.parties = service.parties.map((party) => ({ ...party, served: party.asked })) }],
    ])('when it %s', async (_what, change) => {
      expect(await tampered('EARLIEST_DUE', change)).toContain('SERVICE')
    })

    it('when it claims a rule that an exchange of two slots breaks', async () => {
      const { answer } = await answered(scarce, 'EARLIEST_DUE')
      const { service } = await answered({ ...scarce, requests: scarce.requests.map((request, at) => ({ ...request, buyer: `${at}` })) }, 'EVEN_SHARES')
      const claimed = { ...service, parties: [{ party: 'R0', asked: '200', served: answer.service?.parties[1]?.served ?? '' }, { party: 'R1', asked: '100', served: '100' }], short: answer.service?.short ?? [], served: answer.service?.served ?? '' }
      expect(checkAnswer(scarce, { ...answer, service: claimed }).map(({ rule }) => rule)).toContain('FAIRNESS')
    })
  })
})
