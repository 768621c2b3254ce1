import { describe, expect, it } from 'vitest'
import type { Answer, AnswerAllocation, Relaxation, Service } from '../../../src/modules/matching/engine/answer.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { checkAnswer } from '../../../src/modules/matching/engine/proof/check-answer.js'
import { breakdownOf } from '../../../src/modules/matching/engine/proof/cost.js'
import { deliveriesOf } from '../../../src/modules/matching/engine/proof/deliveries.js'
import type { Rule } from '../../../src/modules/matching/engine/proof/violation.js'
import { divisionOf } from '../brute-force/division.js'
import { market, rightAnswer } from './market.js'

type Tampering = (answer: Answer, instance: Instance) => void

const allocation = (at: number, change: Partial<AnswerAllocation>): Tampering => answer => void Object.assign(answer.allocations[at] ?? {}, change)
const stated = (change: Partial<Answer>): Tampering => answer => void Object.assign(answer, change)
const certified = (change: Partial<Answer['certificate']>): Tampering => answer => void Object.assign(answer.certificate, change)
/** The constraint is tightened until the answer breaks it: as if the solver had overlooked it. */
const tightened = (change: (instance: Instance) => void): Tampering => (_answer, instance) => change(instance)
const road = (instance: Instance) => instance.requests[0]?.lines[0] ?? {}
const capability = (instance: Instance) => instance.facilities[0]?.lines[0]?.capabilities[0] ?? {}

const NOTHING: Partial<Answer> = { allocations: [], facilities: [], cost: '0', bound: '0', gap: '0', breakdown: { production: '0', transport: '0', setup: '0', charges: '0', lateness: '0' } }

/** The answer without the deliveries to some slots, and what it says of who is served. */
const serving = (served: string[], change: Partial<Answer>, service: Partial<Service>): Tampering => (answer, instance) => {
  const allocations = answer.allocations.filter(({ slot }) => served.includes(slot))
  const { production, transport, setup, charges, lateness } = breakdownOf(deliveriesOf(instance, { ...answer, allocations }).deliveries)
  const cost = production.plus(transport).plus(setup).plus(charges).plus(lateness).toFixed()
  const breakdown = { production: production.toFixed(), transport: transport.toFixed(), setup: setup.toFixed(), charges: charges.toFixed(), lateness: lateness.toFixed() }
  Object.assign(answer, { status: 'PARTIAL', allocations, facilities: [], cost, bound: cost, gap: '0', breakdown, ...change, service: { ...divisionOf(instance, allocations, null), ...service } })
}

const dear = { status: 'OPTIMAL', bound: '358', gap: '0' } as const

const SEARCHED = { ...rightAnswer().certificate, kind: 'SEARCH' } as const
const PROVED = { bound: '60', gap: String(298 / 358), certificate: { ...rightAnswer().certificate, kind: 'LAGRANGIAN', demand: { 'R/road/a': 3 } } } satisfies Partial<Answer>

const priced = (value: string): Answer['prices'] => [{ constraint: 'hours:east/l/w1', value, text: { en: '', id: '' } }]
const relaxed = (change: Partial<Relaxation>): Answer['relaxations'] => [
  { kind: 'DUE_DATE', request: 'R', line: 'road', slot: null, to: '2027-01-31', cost: '300', saves: '58', text: { en: '', id: '' }, ...change },
]

const tamperings: [string, Rule, Tampering][] = [
  ['a slot that is not there', 'UNKNOWN', allocation(0, { slot: 'z' })],
  ['a facility that is not there', 'UNKNOWN', allocation(0, { facility: 'nowhere' })],
  ['a line that is not there', 'UNKNOWN', allocation(0, { facilityLine: 'm' })],
  ['a period that is not there', 'UNKNOWN', allocation(0, { period: 'w9' })],
  ['a class that the line does not make', 'UNKNOWN', allocation(0, { class: 'A' })],
  ['a stock entry that is not there', 'UNKNOWN', allocation(1, { stockEntry: 7 })],
  ['stock that names a line, too', 'UNKNOWN', allocation(1, { facilityLine: 'l' })],
  ['a quantity in words', 'UNKNOWN', allocation(0, { quantity: 'eight' })],
  ['a quantity of nothing', 'QUANTITY', allocation(0, { quantity: '0' })],
  ['a quantity below nothing', 'QUANTITY', allocation(0, { quantity: '-8' })],
  ['half a cake', 'WHOLE', allocation(4, { quantity: '8.5' })],
  ['a lower class than asked', 'CLASS', allocation(0, { class: 'D' })],
  ['a facility outside the regions', 'REGION', allocation(0, { facility: 'abroad', class: 'C' })],
  ['an excluded facility', 'EXCLUDED', allocation(0, { facility: 'barred', class: 'C' })],
  ['a facility without a way', 'FORBIDDEN', allocation(0, { facility: 'island', class: 'C' })],
  ['a facility with no pair and no place', 'FORBIDDEN', allocation(3, { facility: 'island' })],
  ['a price above the ceiling', 'PRICE_CEILING', allocation(0, { facility: 'dear', class: 'C' })],
  ['an arrival a day too early', 'ARRIVAL', allocation(0, { arrives: '2026-12-21' })],
  ['goods that cure in no time', 'ARRIVAL', tightened(instance => void Object.assign(instance.products[0] ?? {}, { curingDays: 8 }))],
  ['a late delivery where none is allowed', 'LATE', tightened(instance => { const slot = instance.requests[0]?.lines[0]?.slots[1]; if (slot) slot.lateAllowed = false })],
  ['cakes that are spoiled', 'SHELF_LIFE', tightened(instance => void Object.assign(instance.products[1] ?? {}, { shelfLifeDays: 11 }))],
  ['the same allocation twice', 'TWICE', answer => void answer.allocations.push(...answer.allocations.slice(0, 1))],
  ['more hours than there are', 'HOURS', tightened(instance => { const line = instance.facilities[0]?.lines[0]; if (line) line.hours = [6.5, 10] })],
  ['a set-up that takes no hours', 'HOURS', tightened(instance => void Object.assign(capability(instance), { setupHours: 5 }))],
  ['more than is in stock', 'STOCK', allocation(1, { quantity: '6.5' })],
  ['a batch below the minimum', 'MIN_BATCH', tightened(instance => void Object.assign(capability(instance), { minBatch: 9 }))],
  ['a batch above the maximum', 'MAX_PER_PERIOD', tightened(instance => void Object.assign(capability(instance), { maxPerPeriod: 7 }))],
  ['a slot that is left short', 'DEMAND', allocation(3, { quantity: '9.99' })],
  ['a slot that nobody serves', 'DEMAND', answer => void answer.allocations.pop()],
  ['more than the tolerance', 'TOLERANCE', allocation(3, { quantity: '11.01' })],
  ['too little from a facility', 'MIN_PER_FACILITY', tightened(instance => void Object.assign(road(instance), { minPerFacility: 11 }))],
  ['one facility too many', 'MAX_FACILITIES', tightened(instance => void Object.assign(road(instance), { maxFacilities: 1 }))],
  ['two facilities for a single-source slot', 'SINGLE_SOURCE', answer => void answer.allocations.push({ request: 'R', line: 'road', slot: 'a', facility: 'west', facilityLine: 'l', period: 'w1', class: 'C', quantity: '1', fromStock: false, stockEntry: null, arrives: '2026-12-21' })],
  ['a cost that is a little too low', 'COST', stated({ cost: '357.9999' })],
  ['a cost in words', 'COST', stated({ cost: 'cheap' })],
  ['transport that forgets a trip', 'BREAKDOWN', answer => void (answer.breakdown.transport = '72')],
  ['one charge for two request lines', 'BREAKDOWN', answer => void (answer.breakdown.charges = '40')],
  ['lateness of one day less', 'BREAKDOWN', answer => void (answer.breakdown.lateness = '5')],
  ['a set-up that costs nothing', 'BREAKDOWN', answer => void (answer.breakdown.setup = '0')],
  ['production at another price', 'BREAKDOWN', answer => void (answer.breakdown.production = '174')],
  ['a bound above the cost', 'BOUND', stated({ bound: '359' })],
  ['a gap that is not the gap', 'GAP', stated({ gap: '0' })],
  ['an optimum with a gap', 'STATUS', stated({ status: 'OPTIMAL' })],
  ['a part of the demand where all is served', 'STATUS', stated({ status: 'PARTIAL' })],
  ['an impossible request that is served', 'STATUS', stated({ status: 'INFEASIBLE' })],
  ['an unknown outcome that is known', 'STATUS', stated({ status: 'UNKNOWN' })],
  ['impossible without a word of what could be served', 'SERVICE', stated({ ...NOTHING, status: 'INFEASIBLE', service: null })],
  ['a part without a word of what could be served', 'SERVICE', (answer, instance) => { serving(['a', 'b'], {}, {})(answer, instance); delete answer.service }],
  ['what was not found called impossible', 'STATUS', serving([], { status: 'INFEASIBLE', ...NOTHING }, { proven: false, atMost: '38', gap: '1' })],
  ['the possible called impossible by a search', 'STATUS', serving([], { status: 'INFEASIBLE', ...NOTHING }, { proven: true, atMost: '0', gap: '0', proof: 'SEARCH' })],
  ['the possible called impossible by a cover', 'SERVICE', serving([], { status: 'INFEASIBLE', ...NOTHING }, { proven: true, atMost: '0', gap: '0', proof: 'COVER' })],
  ['free hours left where the most is said to be served', 'FAIRNESS', serving(['a', 'b'], { certificate: SEARCHED }, { proven: true })],
  ['half of it left where the most is said to be served', 'FAIRNESS', (answer, instance) => {
    instance.requests[0]?.lines.shift()
    allocation(4, { quantity: '4' })(answer, instance)
    serving(['c'], { certificate: SEARCHED }, { proven: true })(answer, instance)
  }],
  ['free hours left where no more is said to be possible', 'SERVICE', serving(['a', 'b'], { certificate: SEARCHED }, { atMost: '30', gap: '0' })],
  ['a part at a bound that nobody proved', 'CERTIFICATE', serving(['a', 'b'], {}, {})],
  ['a part that is too dear, proved by a search', 'BOUND', serving(['a', 'b'], { certificate: SEARCHED }, {})],
  ['a plan that is too dear called the best by a search', 'BOUND', answer => { stated(dear)(answer, market()); certified({ kind: 'SEARCH' })(answer, market()) }],
  ['a price of an hour that is not there', 'PRICE', stated({ prices: [{ constraint: 'hours:east/l/w9', value: '1', text: { en: '', id: '' } }] })],
  ['an hour that saves more than all is proved to cost', 'PRICE', stated({ bound: '1', gap: String(357 / 358), certificate: SEARCHED, prices: priced('2') })],
  ['an hour that saves what the prices of the bound exclude', 'PRICE', stated({ ...PROVED, prices: priced('3') })],
  ['a date that is no later', 'RELAXATION', stated({ relaxations: relaxed({ to: '2026-12-26' }) })],
  ['a saving that is not the difference of two costs', 'RELAXATION', stated({ ...PROVED, relaxations: relaxed({ cost: '59', saves: '2' }) })],
  ['a saving that the prices of the bound exclude', 'RELAXATION', stated({ ...PROVED, relaxations: relaxed({ cost: '50', saves: '10' }) })],
  ['a relaxation of a line that is not there', 'RELAXATION', stated({ relaxations: relaxed({ line: 'rail' }) })],
  ['a quantity that is not the one delivered', 'RELAXATION', serving(['a', 'b'], { bound: '0', gap: '1', relaxations: relaxed({ kind: 'QUANTITY', line: 'party', slot: 'c', to: '7', saves: null }) }, {})],
  ['a quantity of nothing as an offer', 'RELAXATION', serving(['a', 'b'], { bound: '0', gap: '1', relaxations: relaxed({ kind: 'QUANTITY', line: 'party', slot: 'c', to: '0', saves: null }) }, {})],
  ['a relaxation that helps a line of which all is served', 'RELAXATION', serving(['a', 'b'], { bound: '0', gap: '1', relaxations: relaxed({ saves: null }) }, {})],
  ['a bound without a proof', 'CERTIFICATE', stated({ bound: '1', gap: String(357 / 358) })],
  ['a bound that the prices do not prove', 'CERTIFICATE', answer => { certified({ kind: 'LAGRANGIAN', demand: { 'R/road/a': 3 } })(answer, market()); stated({ bound: '61', gap: String(297 / 358) })(answer, market()) }],
  ['a price of hours below nothing', 'CERTIFICATE', certified({ hours: { 'east/l/w1': -1 } })],
  ['a price of hours that are not there', 'CERTIFICATE', certified({ hours: { 'east/l/w9': 1 } })],
  ['a price of a slot that is not there', 'CERTIFICATE', certified({ demand: { 'R/road/z': 1 } })],
  ['a chosen facility that is said not to be', 'VERDICT', answer => void Object.assign(answer.facilities[0] ?? {}, { chosen: false, reason: 'TOO_DEAR' })],
  ['a facility said to be chosen that is not', 'VERDICT', answer => void Object.assign(answer.facilities[2] ?? {}, { chosen: true, reason: 'CHOSEN' })],
  ['a candidate without a verdict', 'VERDICT', answer => void answer.facilities.pop()],
  ['a candidate with two verdicts', 'VERDICT', answer => void answer.facilities.push(...answer.facilities.slice(0, 1))],
]

describe('checking an answer', () => {
  it('accepts a right one', () => {
    expect(checkAnswer(market(), rightAnswer())).toEqual([])
  })

  it.each(tamperings)('rejects %s (%s)', (_what, rule, tamper) => {
    const [instance, answer] = [market(), rightAnswer()]
    tamper(answer, instance)
    expect(checkAnswer(instance, answer).map(violation => violation.rule)).toContain(rule)
  })

  it('accepts a bound that the prices prove', () => {
    const answer = rightAnswer()
    Object.assign(answer.certificate, { kind: 'LAGRANGIAN', demand: { 'R/road/a': 3 } })
    Object.assign(answer, { bound: '60', gap: String(298 / 358) })
    expect(checkAnswer(market(), answer)).toEqual([])
  })

  it('accepts a part that claims no more than it shows, and what is said to help', () => {
    const [instance, answer] = [market(), rightAnswer()]
    const helps = [...relaxed({ kind: 'QUANTITY', slot: 'b', to: '6', saves: null }), ...relaxed({ saves: null })]
    allocation(3, { quantity: '6' })(answer, instance)
    serving(['a', 'b', 'c'], { bound: '0', gap: '1', relaxations: helps }, {})(answer, instance)
    expect(checkAnswer(instance, answer)).toEqual([])
  })

  it('accepts prices and relaxations that the certificate does not exclude', () => {
    const answer = { ...rightAnswer(), ...PROVED, certificate: { ...PROVED.certificate, kind: 'SEARCH' as const }, bound: '100', gap: String(258 / 358), prices: priced('40'), relaxations: relaxed({ cost: '60', saves: '40' }) }
    expect(checkAnswer(market(), answer)).toEqual([])
  })

  it('says what is wrong and where', () => {
    const answer = rightAnswer()
    allocation(1, { quantity: '6.5' })(answer, market())
    expect(checkAnswer(market(), answer)).toContainEqual({ rule: 'STOCK', at: 'east/0', message: 'takes 6.5 of 6' })
  })
})
