import { describe, expect, it } from 'vitest'
import { instanceFrom, readInstance } from '../../../src/modules/matching/engine/format/read-instance.js'
import { InvalidInstance } from '../../../src/modules/matching/engine/format/mistakes.js'
import { writeInstance } from '../../../src/modules/matching/engine/format/write.js'

type Json = Record<string, unknown>

const least = () => ({
  format: 'karya-matching-instance/1',
  periods: [{ id: 'w1', start: '2026-12-07', end: '2026-12-14' }, { id: 'w2', start: '2026-12-14', end: '2026-12-21' }],
  products: [{ id: 'paving', classes: ['A', 'B', 'C', 'D'] }, { id: 'chair', whole: true }],
  facilities: [{ id: 'tangerang', lines: [{ id: 'press', hours: [30, '30.5'], capabilities: [{ product: 'paving', class: 'D', unitsPerHour: '8.5' }] }] }],
  requests: [{ id: 'R', lines: [{ id: '1', product: 'paving', class: 'D', slots: [{ id: 's', quantity: 10, due: '2027-01-31' }] }] }],
  transport: { pairs: [{ facility: 'tangerang', slot: 'R/1/s' }] },
})

function mistakesOf(change: (file: ReturnType<typeof least>) => void): string[] {
  const file = least()
  change(file)
  try {
    instanceFrom(file)
  } catch (error) {
    if (error instanceof InvalidInstance) return error.mistakes.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
  return []
}

const set = (target: object, values: Json): void => void Object.assign(target, values)
const slot = (file: ReturnType<typeof least>) => file.requests[0]?.lines[0]?.slots[0] ?? {}
const line = (file: ReturnType<typeof least>) => file.requests[0]?.lines[0] ?? {}
const press = (file: ReturnType<typeof least>) => file.facilities[0]?.lines[0] ?? { capabilities: [{ product: '', class: '', unitsPerHour: '' }] }

const broken: [string, (file: ReturnType<typeof least>) => void, string][] = [
  ['another format', file => set(file, { format: 'csv' }), 'format: must be "karya-matching-instance/1"'],
  ['a day that does not exist', file => set(slot(file), { due: '2027-02-30' }), 'requests[0].lines[0].slots[0].due: must be a calendar date such as 2027-02-28, not "2027-02-30"'],
  ['a quantity of next to nothing', file => set(slot(file), { quantity: 1e-9 }), 'requests[0].lines[0].slots[0].quantity: must be a number or a decimal text, 0 or at least 0.000001 and at most 1000000000000000, not 1e-9'],
  ['a number in words', file => set(slot(file), { quantity: 'ten' }), 'requests[0].lines[0].slots[0].quantity: must be a number or a decimal text, 0 or at least 0.000001 and at most 1000000000000000, not "ten"'],
  ['a missing quantity', file => set(slot(file), { quantity: undefined }), 'requests[0].lines[0].slots[0].quantity: must be a number or a decimal text, 0 or at least 0.000001 and at most 1000000000000000, not left out'],
  ['a window that ends before it starts', file => set(slot(file), { from: '2027-02-01' }), 'requests[0].lines[0].slots[0].from: must be on or before due 2027-01-31'],
  ['a place off the globe', file => set(slot(file), { at: [-6, 206] }), 'requests[0].lines[0].slots[0].at[1]: must be a number or a decimal text, at least -180 and at most 180, not 206'],
  ['a place of one number', file => set(slot(file), { at: [-6] }), 'requests[0].lines[0].slots[0].at: must be [latitude, longitude], not [-6]'],
  ['a flag in words', file => set(slot(file), { lateAllowed: 'yes' }), 'requests[0].lines[0].slots[0].lateAllowed: must be true or false, not "yes"'],
  ['a class that the product does not have', file => set(line(file), { class: 'K-100' }), 'requests[0].lines[0].class: must be one of A, B, C, D, not "K-100"'],
  ['no class for a product that has them', file => set(line(file), { class: null }), 'requests[0].lines[0].class: must be one of A, B, C, D, not null'],
  ['a class for a product that has none', file => set(line(file), { product: 'chair' }), 'requests[0].lines[0].class: must be left out: chair has no classes'],
  ['a product that is not there', file => set(line(file), { product: 'cake' }), 'requests[0].lines[0].product: must be the id of a product, not "cake"'],
  ['a share of nobody', file => set(file, { shares: [{ minimum: 0.2 }] }), 'shares[0]: must name a facility or a region'],
  ['a share of a facility that is not there', file => set(file, { shares: [{ facility: 'pati', minimum: 0.2 }] }), 'shares[0].facility: must be the id of a facility, not "pati"'],
  ['a share of a line that is not there', file => set(file, { shares: [{ region: '36', requestLine: 'R/2', maximum: 0.2 }] }), 'shares[0].requestLine: must be request/line of a line in this file, not "R/2"'],
  ['a share without a bound', file => set(file, { shares: [{ region: '36' }] }), 'shares[0]: must have a minimum, a maximum, or both'],
  ['a least share above the largest', file => set(file, { shares: [{ region: '36', minimum: 0.5, maximum: 0.2 }] }), 'shares[0].minimum: must be at most the maximum, 0.2'],
  ['more than the whole', file => set(file, { shares: [{ region: '36', maximum: 20 }] }), 'shares[0].maximum: must be a number or a decimal text, at least 0 and at most 1, not 20'],
  ['a line without slots', file => set(line(file), { slots: [] }), 'requests[0].lines[0].slots: must hold at least one slot'],
  ['an excluded stranger', file => set(line(file), { excludeFacilities: ['pati'] }), 'requests[0].lines[0].excludeFacilities[0]: must be the id of a facility, not "pati"'],
  ['half a facility at most', file => set(line(file), { maxFacilities: 0.5 }), 'requests[0].lines[0].maxFacilities: must be a whole number, at least 0 and at most 1000000000000000, not 0.5'],
  ['more under than all', file => set(line(file), { under: 1.2 }), 'requests[0].lines[0].under: must be a number or a decimal text, at least 0 and at most 1, not 1.2'],
  ['too few hours', file => set(press(file), { hours: [30] }), 'facilities[0].lines[0].hours: must hold 2 numbers, one per period, not 1'],
  ['hours below nothing', file => set(press(file), { hours: [30, -1] }), 'facilities[0].lines[0].hours[1]: must be a number or a decimal text, at least 0 and at most 1000000000000000, not -1'],
  ['hours that are no list', file => set(press(file), { hours: 30 }), 'facilities[0].lines[0].hours: must be a list, not 30'],
  ['a facility twice', file => void file.facilities.push(...file.facilities), 'facilities[1].id: must differ from facilities[0]: "tangerang" is there already'],
  ['an id that is a number', file => set(file.facilities[0] ?? {}, { id: 7 }), 'facilities[0].id: must be a text, not 7'],
  ['no periods', file => set(file, { periods: [] }), 'periods: must hold at least one period'],
  ['a period that ends before it starts', file => set(file.periods[1] ?? {}, { end: '2026-12-14' }), 'periods[1].end: must be after start 2026-12-14: periods are half-open'],
  ['overlapping periods', file => set(file.periods[1] ?? {}, { start: '2026-12-13' }), 'periods[1].start: must not be before 2026-12-14, the end of the period before it'],
  ['a pair of a stranger', file => set(file.transport.pairs[0] ?? {}, { facility: 'pati' }), 'transport.pairs[0].facility: must be the id of a facility, not "pati"'],
  ['a pair to nowhere', file => set(file.transport.pairs[0] ?? {}, { slot: 'R/1/t' }), 'transport.pairs[0].slot: must be request/line/slot of a slot in this file, not "R/1/t"'],
  ['a pair twice', file => void file.transport.pairs.push(...file.transport.pairs), 'transport.pairs[1]: must differ from transport.pairs[0]: "tangerang → R/1/s" is there already'],
  ['a facility that is a text', file => set(file, { facilities: ['tangerang'] }), 'facilities[0]: must be an object with the fields id, region, at, charge, lines, stock, not "tangerang"'],
]

describe('reading a matching instance', () => {
  it('refuses what is not JSON', () => {
    expect(() => readInstance('{')).toThrow(/^the file: must be JSON/)
  })

  it('refuses what is not an object', () => {
    expect(() => readInstance('[]')).toThrow(/^the file: must be an object/)
  })

  it.each(broken)('names the path of %s and what would be right', (_what, change, mistake) => {
    expect(mistakesOf(change)).toContain(mistake)
  })

  it('names all mistakes at once', () => {
    const found = mistakesOf(file => {
      set(slot(file), { quantity: -1, due: 'soon' })
      set(press(file), { hours: [] })
      set(file.transport.pairs[0] ?? {}, { slot: 'x' })
    })
    expect(found).toHaveLength(4)
  })

  it('names at most twenty mistakes, and how many more there are', () => {
    const file = least()
    set(press(file), { hours: Array.from({ length: 30 }, () => 'x') })
    expect(() => instanceFrom(file)).toThrow(/and 11 more$/)
  })

  it('fills in everything that is optional', () => {
    const instance = instanceFrom(least())
    expect(instance.products[1]).toEqual({ id: 'chair', curingDays: 0, shelfLifeDays: null, classes: [], whole: true })
    expect(instance.facilities[0]).toMatchObject({ region: '', at: null, charge: 0, stock: [] })
    expect(instance.requests[0]?.lines[0]).toMatchObject({ maxFacilities: null, minPerFacility: 0, regions: null, excludeFacilities: [], under: 0, over: 0 })
    expect(instance.transport).toMatchObject({ perUnitKm: 0, roadFactor: 1, tripLoad: null })
  })

  it('reads decimal texts as the numbers that they are', () => {
    const press = instanceFrom(least()).facilities[0]?.lines[0]
    expect(press?.hours).toEqual([30, 30.5])
    expect(press?.capabilities[0]?.unitsPerHour).toBe(8.5)
  })

  it('takes a note in every object and a file without transport', () => {
    expect(mistakesOf(file => { set(slot(file), { note: 'assumed' }); set(file, { transport: undefined, note: 'example' }) })).toEqual([])
  })

  it('reads back what was written', () => {
    const instance = instanceFrom(least())
    expect(readInstance(writeInstance(instance))).toEqual(instance)
  })
})
