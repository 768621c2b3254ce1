// Optima by textbook methods that share nothing with the engine but the instance: each reads the shape that instances.ts makes.
import highsModule, { type Highs } from 'highs'
import type { Instance } from '../../src/modules/matching/engine/instance.ts'

/** A row of a model: terms with a lower and an upper limit. */
interface Row { terms: [column: number, coefficient: number][]; lower: number; upper: number }

// The package's types describe its CommonJS face; as an ES module its default export is the loader itself.
const loading: Promise<Highs> = (highsModule as unknown as typeof highsModule.default)()

/** The least cost of a model whose columns are between 0 and 1. */
const leastCost = async (costs: readonly number[], binary: readonly boolean[], rows: readonly Row[]): Promise<number> => {
  const highs = await loading
  const flat = rows.flatMap(({ terms }) => terms)
  const starts = [0]
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length)
  const model = highs.createModel({
    numCols: costs.length, numRows: rows.length, sense: highs.constants.objectiveSense.minimize, offset: 0,
    colCost: Float64Array.from(costs), colLower: new Float64Array(costs.length), colUpper: new Float64Array(costs.length).fill(1),
    rowLower: Float64Array.from(rows, ({ lower }) => lower), rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    matrix: {
      format: 'csr', numRows: rows.length, numCols: costs.length, starts: Int32Array.from(starts),
      indices: Int32Array.from(flat, ([column]) => column), values: Float64Array.from(flat, ([, coefficient]) => coefficient),
    },
    integrality: Int32Array.from(binary, (is) => (is ? 1 : 0)),
  })
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, mip_feasibility_tolerance: 1e-9, primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 })
    model.run({})
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error('the cross-check found no optimum')
    return model.getObjectiveValue()
  } finally {
    model.dispose()
  }
}

const pairCost = (instance: Instance): (facility: string, slot: string) => number => {
  const costs = new Map(instance.transport.pairs.map(({ facility, slot, perUnit }) => [`${facility} ${slot}`, perUnit]))
  return (facility, slot) => costs.get(`${facility} ${slot}`) ?? Infinity
}

const slotsOf = (instance: Instance): { key: string; quantity: number }[] =>
  instance.requests.flatMap((request) => request.lines.flatMap((line) => line.slots.map((slot) => ({ key: `${request.id}/${line.id}/${slot.id}`, quantity: slot.quantity }))))

/** The strong model: a share of each customer's demand by site, each no larger than the site's switch, and capacity behind the switch. */
export const facilityLocationCost = (instance: Instance): Promise<number> => {
  const cost = pairCost(instance)
  const slots = slotsOf(instance)
  const { facilities } = instance
  const column = (site: number, slot: number): number => facilities.length + site * slots.length + slot
  const costs = [...facilities.map(({ charge }) => charge), ...facilities.flatMap(({ id }) => slots.map(({ key, quantity }) => quantity * cost(id, key)))]
  const rows: Row[] = slots.map((_slot, at) => ({ terms: facilities.map((_site, site) => [column(site, at), 1]), lower: 1, upper: 1 }))
  for (const [site, { lines }] of facilities.entries()) {
    rows.push({ terms: [...slots.map(({ quantity }, at): [number, number] => [column(site, at), quantity]), [site, -(lines[0]?.hours[0] ?? 0)]], lower: -Infinity, upper: 0 })
    for (const at of slots.keys()) rows.push({ terms: [[column(site, at), 1], [site, -1]], lower: -Infinity, upper: 0 })
  }
  return leastCost(costs, costs.map((_cost, at) => at < facilities.length), rows)
}

/** Each job to one agent, hours within each agent's. */
export const assignmentCost = (instance: Instance): Promise<number> => {
  const agents = instance.facilities.map(({ lines }) => lines[0])
  const jobs = instance.requests[0]?.lines.length ?? 0
  const costs = agents.flatMap((agent) => agent?.capabilities.map(({ unitPrice }) => unitPrice) ?? [])
  const time = (agent: number, job: number): number => Math.round(1 / (agents[agent]?.capabilities[job]?.unitsPerHour ?? 1))
  const rows: Row[] = Array.from({ length: jobs }, (_, job) => ({ terms: agents.map((_agent, agent) => [agent * jobs + job, 1]), lower: 1, upper: 1 }))
  agents.forEach((agent, at) => rows.push({ terms: Array.from({ length: jobs }, (_, job) => [at * jobs + job, time(at, job)]), lower: -Infinity, upper: agent?.hours[0] ?? 0 }))
  return leastCost(costs, costs.map(() => true), rows)
}

/** Least cost of `supplied` units in all, by one more supplier: either none, or a charge and a cost per unit up to its capacity (a sliding window). */
const withSupplier = (before: Float64Array, { charge, capacity, perUnit }: { charge: number; capacity: number; perUnit: number }): Float64Array => {
  const after = before.slice()
  const queue = new Int32Array(before.length)
  let head = 0
  let tail = 0
  const worth = (at: number): number => (before[at] ?? Infinity) - perUnit * at
  for (let units = 1; units < before.length; units += 1) {
    while (tail > head && worth(queue[tail - 1] ?? 0) >= worth(units - 1)) tail -= 1
    queue[tail] = units - 1
    tail += 1
    while ((queue[head] ?? 0) < units - capacity) head += 1
    after[units] = Math.min(after[units] ?? Infinity, charge + perUnit * units + worth(queue[head] ?? 0))
  }
  return after
}

/** A dynamic programme over whole units: demand and capacities are whole, so some optimum is. */
export const singleSinkCost = async (instance: Instance): Promise<number> => {
  const cost = pairCost(instance)
  const [slot] = slotsOf(instance)
  if (!slot) throw new Error('no demand')
  let least = new Float64Array(slot.quantity + 1).fill(Infinity)
  least[0] = 0
  for (const { id, charge, lines } of instance.facilities) least = withSupplier(least, { charge, capacity: lines[0]?.hours[0] ?? 0, perUnit: cost(id, slot.key) }) as typeof least
  return least[slot.quantity] ?? Infinity
}
