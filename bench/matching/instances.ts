import type { CapabilitySpec, FacilitySpec, Instance, Period, RequestLineSpec, RequestSpec, SlotSpec } from '../../src/modules/matching/engine/instance.ts'
import { Random } from './random.ts'

const DAY = 86_400_000
const START = Date.parse('2026-12-07T00:00:00Z')
const dateAt = (day: number): string => new Date(START + day * DAY).toISOString().slice(0, 10)

const weeks = (count: number): Period[] =>
  Array.from({ length: count }, (_, week) => ({ id: `W${week + 1}`, start: dateAt(7 * week), end: dateAt(7 * week + 7) }))

/** Somewhere on Java. */
const place = (random: Random): readonly [number, number] => [random.decimal(-8.2, -6.1, 4), random.decimal(106, 114.3, 4)]

const capability = (random: Random, product: string): CapabilitySpec => ({
  product, class: random.chance(0.7) ? 'D' : 'C', unitsPerHour: random.decimal(6, 12, 1), unitPrice: random.whole(600, 800) * 100,
  setupHours: random.chance(0.5) ? random.whole(1, 4) / 2 : 0, setupCost: random.chance(0.5) ? random.whole(10, 60) * 10_000 : 0, minBatch: 0, maxPerPeriod: null,
})

const facility = (random: Random, id: number, periods: number, products: readonly string[]): FacilitySpec => {
  const usual = random.whole(20, 40)
  const made = products.filter((_, at) => at === 0 || random.chance(0.5))
  return {
    id: `F${id}`, region: `${random.whole(31, 36)}.${random.whole(1, 79)}`, at: place(random), charge: random.whole(5, 40) * 10_000,
    lines: [{ id: 'L1', hours: Array.from({ length: periods }, () => (random.chance(0.1) ? usual - 7 : usual)), capabilities: made.map((product) => capability(random, product)) }],
    stock: [],
  }
}

const line = (id: string, product: string, slots: SlotSpec[], part: Partial<RequestLineSpec> = {}): RequestLineSpec => ({
  id, product, class: 'D', maxFacilities: null, minPerFacility: 0, singleSource: false, priceCeiling: null, regions: null, excludeFacilities: [],
  under: 0, over: 0, slots, ...part,
})

const slot = (random: Random, id: string, quantity: number, dueDay: number): SlotSpec =>
  ({ id, quantity, from: null, due: dateAt(dueDay), at: place(random), lateAllowed: false, latePenaltyPerUnitDay: 0 })

const products = (count: number): Instance['products'] =>
  Array.from({ length: count }, (_, at) => ({ id: `P${at + 1}`, curingDays: at === 0 ? 28 : 7, shelfLifeDays: null, classes: ['A', 'B', 'C', 'D'], whole: false }))

const transport: Instance['transport'] = { perUnitKm: 12, roadFactor: 1.3, perTrip: 0, tripLoad: null, daysPerKm: 0.002, pairs: [] }

/** One request line over many facilities: paving for one place, every third with at most twelve facilities, every third with a least quantity each. */
export const oneLine = (facilities: number, periods: number, seed: number): Instance => {
  const random = new Random(seed)
  const made = Array.from({ length: facilities }, (_, id) => facility(random, id, periods, ['P1']))
  const few = seed % 3 === 1
  const quantity = Math.round(few ? 12 * 250 * periods * random.decimal(0.3, 0.6, 3) : facilities * 250 * periods * random.decimal(0.03, 0.15, 3))
  const wishes = few ? { maxFacilities: 12 } : seed % 3 === 2 ? { minPerFacility: 300 } : {}
  return {
    periods: weeks(periods), products: products(1), facilities: made, transport,
    requests: [{ id: 'R1', lines: [line('1', 'P1', [slot(random, 's', quantity, 7 * periods + 40)], wishes)] }],
  }
}

/** Several lines with several slots each, all lines of a facility drawing on the same hours. */
export const manySlots = (size: { lines: number; slots: number; facilities: number; periods: number }, seed: number): Instance => {
  const random = new Random(seed)
  const kinds = products(size.lines)
  const made = Array.from({ length: size.facilities }, (_, id) => facility(random, id, size.periods, kinds.map(({ id: product }) => product)))
  const each = (size.facilities * 250 * size.periods * 0.25) / (size.lines * size.slots)
  const lines = kinds.map(({ id: product }, at) => line(`${at + 1}`, product, Array.from({ length: size.slots }, (_, id) =>
    slot(random, `s${id + 1}`, Math.round(each * random.decimal(0.5, 1.5, 3)), 7 * random.whole(size.periods / 2, size.periods) + 40))))
  return { periods: weeks(size.periods), products: kinds, facilities: made, transport, requests: [{ id: 'R1', lines }] }
}

/** Many requests of one or two lines over a region's facilities. */
export const clearing = (size: { requests: number; facilities: number; periods: number }, seed: number): Instance => {
  const random = new Random(seed)
  const kinds = products(4)
  const made = Array.from({ length: size.facilities }, (_, id) => facility(random, id, size.periods, kinds.map(({ id: product }) => product)))
  const each = (size.facilities * 250 * size.periods * 0.45) / (size.requests * 1.5)
  const requests: RequestSpec[] = Array.from({ length: size.requests }, (_, id) => ({
    id: `R${id + 1}`,
    lines: Array.from({ length: random.chance(0.5) ? 2 : 1 }, (_ignored, at) => {
      const product = kinds[random.whole(0, kinds.length - 1)]?.id ?? 'P1'
      return line(`${at + 1}`, product, [slot(random, 's', Math.round(each * random.decimal(0.3, 1.7, 3)), 7 * random.whole(size.periods / 2, size.periods) + 40)])
    }),
  }))
  return { periods: weeks(size.periods), products: kinds, facilities: made, transport, requests }
}

/** Suppliers with fixed and unit cost and a capacity, one demand: the single-sink fixed-charge transportation problem. */
export const singleSink = (suppliers: number, seed: number): Instance => {
  const random = new Random(seed)
  const capacities = Array.from({ length: suppliers }, () => random.whole(10, 100))
  const total = capacities.reduce((sum, capacity) => sum + capacity, 0)
  return plain(
    capacities.map((capacity, id) => ({ id: `F${id}`, charge: random.whole(50, 500), capacity, pairs: [random.decimal(1, 20, 2)] })),
    [line('1', 'P1', [bare('s', Math.round(total * random.decimal(0.25, 0.75, 2)))])],
  )
}

/** Sites with fixed costs and capacities, customers with demands, costs by distance. */
export const facilityLocation = (sites: number, customers: number, seed: number): Instance => {
  const random = new Random(seed)
  const demands = Array.from({ length: customers }, () => random.whole(20, 200))
  const total = demands.reduce((sum, demand) => sum + demand, 0)
  const at = (): [number, number] => [random.next() * 100, random.next() * 100]
  const homes = demands.map(at)
  const made = Array.from({ length: sites }, (_, id) => {
    const [x, y] = at()
    const pairs = homes.map(([u, v]) => Number((Math.hypot(x - u, y - v) / 10).toFixed(3)))
    return { id: `F${id}`, charge: random.whole(30, 90) * 20, capacity: Math.round((total / sites) * random.decimal(2, 4, 2)), pairs }
  })
  return plain(made, [line('1', 'P1', demands.map((demand, id) => bare(`s${id}`, demand)))])
}

/** Agents with hours, jobs of one unit that each take a different time and cost with each agent. */
export const assignment = (agents: number, jobs: number, seed: number): Instance => {
  const random = new Random(seed)
  const times = Array.from({ length: agents }, () => Array.from({ length: jobs }, () => random.whole(5, 25)))
  const costs = Array.from({ length: agents }, () => Array.from({ length: jobs }, () => random.whole(10, 50)))
  const hours = times.map((own) => Math.round((0.8 * own.reduce((sum, time) => sum + time, 0)) / agents))
  const made: FacilitySpec[] = times.map((own, agent) => ({
    id: `F${agent}`, region: '31', at: null, charge: 0, stock: [],
    lines: [{ id: 'L', hours: [hours[agent] ?? 0], capabilities: own.map((time, job) => bareCapability(`P${job}`, 1 / time, costs[agent]?.[job] ?? 0)) }],
  }))
  const lines = Array.from({ length: jobs }, (_, job) => line(`${job}`, `P${job}`, [bare('s', 1)], { class: null, singleSource: true }))
  const kinds = lines.map(({ product }) => ({ id: product, curingDays: 0, shelfLifeDays: null, classes: [], whole: false }))
  const pairs = made.flatMap(({ id }) => lines.map((own) => bareHaul(id, `R1/${own.id}/s`, 0)))
  return { periods: weeks(1), products: kinds, facilities: made, transport: { ...transport, pairs }, requests: [{ id: 'R1', lines }] }
}

interface PlainSite { id: string; charge: number; capacity: number; pairs: number[] }

const bare = (id: string, quantity: number): SlotSpec =>
  ({ id, quantity, from: null, due: dateAt(30), at: null, lateAllowed: false, latePenaltyPerUnitDay: 0 })

const bareCapability = (product: string, unitsPerHour: number, unitPrice: number): CapabilitySpec =>
  ({ product, class: null, unitsPerHour, unitPrice, setupHours: 0, setupCost: 0, minBatch: 0, maxPerPeriod: null })

const bareHaul = (site: string, key: string, perUnit: number): Instance['transport']['pairs'][number] =>
  ({ facility: site, slot: key, perUnit, perTrip: 0, tripLoad: null, days: 0, forbidden: false })

const plain = (sites: readonly PlainSite[], lines: RequestLineSpec[]): Instance => {
  const classless = lines.map((own) => ({ ...own, class: null }))
  const slots = classless.flatMap((own) => own.slots.map((stop) => `R1/${own.id}/${stop.id}`))
  return {
    periods: weeks(1), products: [{ id: 'P1', curingDays: 0, shelfLifeDays: null, classes: [], whole: false }],
    facilities: sites.map(({ id, charge, capacity }) => ({
      id, region: '31', at: null, charge, stock: [], lines: [{ id: 'L', hours: [capacity], capabilities: [bareCapability('P1', 1, 0)] }],
    })),
    transport: { ...transport, pairs: sites.flatMap((site) => slots.map((key, at) => bareHaul(site.id, key, site.pairs[at] ?? 0))) },
    requests: [{ id: 'R1', lines: classless }],
  }
}
