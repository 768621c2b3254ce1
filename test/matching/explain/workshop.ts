import { instanceFrom } from '../../../src/modules/matching/engine/format/read-instance.js'
import type { FacilitySpec, Instance, RequestLineSpec } from '../../../src/modules/matching/engine/instance.js'

type Made = Partial<FacilitySpec['lines'][number]['capabilities'][number]> & { hours?: number[] }

export interface Workshop { facilities: Record<string, Made & { region?: string; forbidden?: boolean; perUnit?: number; days?: number; without?: true }>; line?: Partial<RequestLineSpec>; shelfLifeDays?: number; whole?: boolean; quantity?: number; due?: string }

/** One request line for ten chairs due on 31 December 2026, two weeks of production, and facilities as given: ten hours a week, one chair an hour. */
export function workshop({ facilities, line = {}, shelfLifeDays, whole = false, quantity = 10, due = '2026-12-31' }: Workshop): Instance {
  return instanceFrom({
    format: 'karya-matching-instance/1',
    periods: [{ id: 'w1', start: '2026-12-07', end: '2026-12-14' }, { id: 'w2', start: '2026-12-14', end: '2026-12-21' }],
    products: [{ id: 'chair', classes: ['A', 'B', 'C'], whole, ...(shelfLifeDays === undefined ? {} : { shelfLifeDays }) }, { id: 'table' }],
    facilities: Object.entries(facilities).map(([id, { region = '31.71', hours = [10, 10], forbidden: _f, perUnit: _p, days: _d, without, ...made }]) => ({
      id, region, lines: [{ id: 'l', hours, capabilities: [without ? { product: 'table', unitsPerHour: 1 } : { product: 'chair', class: 'B', unitsPerHour: 1, unitPrice: 10, ...made }] }],
    })),
    requests: [{ id: 'R', lines: [{ id: '1', product: 'chair', class: 'B', slots: [{ id: 's', quantity, due }], ...line }] }],
    transport: { pairs: Object.entries(facilities).map(([facility, { forbidden = false, perUnit = 0, days = 0 }]) => ({ facility, slot: 'R/1/s', forbidden, perUnit, days })) },
  })
}
