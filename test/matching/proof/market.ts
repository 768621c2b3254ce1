import type { Answer } from '../../../src/modules/matching/engine/answer.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'
import { instanceFrom } from '../../../src/modules/matching/engine/format/read-instance.js'

/** Two facilities that together serve two slots of class C paving and one slot of cakes, under every kind of limit. */
export function market(): Instance {
  return instanceFrom({
    format: 'karya-matching-instance/1',
    periods: [{ id: 'w1', start: '2026-12-07', end: '2026-12-14' }, { id: 'w2', start: '2026-12-14', end: '2026-12-21' }],
    products: [{ id: 'paving', classes: ['A', 'B', 'C', 'D'], curingDays: 7 }, { id: 'cake', whole: true, shelfLifeDays: 12 }],
    facilities: [
      {
        id: 'east', region: '31.75', charge: 40,
        lines: [{
          id: 'l', hours: [10, 10], capabilities: [
            { product: 'paving', class: 'B', unitsPerHour: 2, unitPrice: 5, setupHours: 1, setupCost: 12, minBatch: 4, maxPerPeriod: 15 },
            { product: 'paving', class: 'D', unitsPerHour: 4, unitPrice: 1 },
            { product: 'cake', unitsPerHour: 5, unitPrice: 3 },
          ],
        }],
        stock: [{ product: 'paving', class: 'C', quantity: 6, unitPrice: 4, ageDays: 10 }, { product: 'paving', class: 'C', quantity: 6, unitPrice: 4.5, ageDays: 2 }],
      },
      { id: 'west', region: '36.71', charge: 0, lines: [{ id: 'l', hours: [10, 10], capabilities: [{ product: 'paving', class: 'C', unitsPerHour: 1, unitPrice: 6 }] }] },
      { id: 'barred', region: '31.75', lines: [{ id: 'l', hours: [50, 50], capabilities: [{ product: 'paving', class: 'C', unitsPerHour: 1, unitPrice: 1 }] }] },
      { id: 'abroad', region: '33.18', lines: [{ id: 'l', hours: [50, 50], capabilities: [{ product: 'paving', class: 'C', unitsPerHour: 1, unitPrice: 1 }] }] },
      { id: 'island', region: '31.01', lines: [{ id: 'l', hours: [50, 50], capabilities: [{ product: 'paving', class: 'C', unitsPerHour: 1, unitPrice: 1 }] }] },
      { id: 'dear', region: '31.02', lines: [{ id: 'l', hours: [50, 50], capabilities: [{ product: 'paving', class: 'C', unitsPerHour: 1, unitPrice: 30 }] }] },
    ],
    requests: [{
      id: 'R', lines: [
        {
          id: 'road', product: 'paving', class: 'C', maxFacilities: 2, minPerFacility: 5, singleSource: true, priceCeiling: 20, regions: ['31', '36'],
          excludeFacilities: ['barred'], under: 0, over: 0.1,
          slots: [{ id: 'a', quantity: 20, due: '2026-12-31' }, { id: 'b', quantity: 10, from: '2026-12-25', due: '2026-12-26', lateAllowed: true, latePenaltyPerUnitDay: 0.5 }],
        },
        { id: 'party', product: 'cake', slots: [{ id: 'c', quantity: 8, due: '2026-12-19' }] },
      ],
    }],
    transport: {
      pairs: [
        ...['a', 'b'].flatMap(slot => ['east', 'west', 'barred', 'abroad', 'dear'].map(facility => (
          { facility, slot: `R/road/${slot}`, perUnit: 1, perTrip: 9, tripLoad: 8, days: facility === 'west' ? 0 : 1 }))),
        { facility: 'island', slot: 'R/road/a', forbidden: true },
        { facility: 'east', slot: 'R/party/c', perUnit: 0.5, perTrip: 2, days: 1 },
      ],
    },
  })
}

const made = { facilityLine: 'l', fromStock: false, stockEntry: null }

/** A right answer to the market, worked out by hand. */
export function rightAnswer(): Answer {
  const road = { request: 'R', line: 'road' }
  return {
    format: 'karya-matching-answer/1', status: 'FEASIBLE',
    // production 8·5 + 6·4 + 6·4.5 + 10·6 + 8·3, transport 30·1 + 3·9 + 2·9 + 8·0.5 + 2, set-up 12, charges 40 for each of east's lines, lateness 10·2·0.5
    cost: '358', bound: '0', gap: '1', breakdown: { production: '175', transport: '81', setup: '12', charges: '80', lateness: '10' },
    allocations: [
      { ...road, slot: 'a', facility: 'east', ...made, period: 'w1', class: 'B', quantity: '8', arrives: '2026-12-22' },
      { ...road, slot: 'a', facility: 'east', facilityLine: null, period: null, class: 'C', quantity: '6', fromStock: true, stockEntry: 0, arrives: '2026-12-08' },
      { ...road, slot: 'a', facility: 'east', facilityLine: null, period: null, class: 'C', quantity: '6', fromStock: true, stockEntry: 1, arrives: '2026-12-13' },
      { ...road, slot: 'b', facility: 'west', ...made, period: 'w2', class: 'C', quantity: '10', arrives: '2026-12-28' },
      { request: 'R', line: 'party', slot: 'c', facility: 'east', ...made, period: 'w1', class: null, quantity: '8', arrives: '2026-12-15' },
    ],
    facilities: ['road', 'party'].flatMap(line => market().facilities.map(({ id: facility }) => {
      const chosen = facility === 'east' || (facility === 'west' && line === 'road')
      return { request: 'R', line, facility, chosen, reason: chosen ? 'CHOSEN' as const : 'NOT_NEEDED' as const, by: null, text: { en: '', id: '' } }
    })),
    prices: [], relaxations: [], conflict: [], certificate: { kind: 'NONE', method: 'by hand', demand: {}, hours: {}, stock: {} },
    seconds: 0, baselines: { greedyUnitPrice: null, greedySetupAware: null },
  }
}
