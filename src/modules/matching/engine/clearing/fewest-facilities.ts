import type { Network } from '../network/network.js'
import type { CoreOptions, Progress } from '../options.js'
import type { Found } from '../plan/found.js'
import { planByClearing } from './plan-by-clearing.js'

/** So many times the dearest way to serve everything: no saving outweighs a facility more. */
const STEEP = 10

/** What the plan could cost at most, roughly: every unit at the dearest unit price. */
const dearest = ({ supplies, slots }: Network): number =>
  supplies.reduce((most, { unitPrice, setupCost }) => Math.max(most, unitPrice + setupCost), 1) * slots.reduce((sum, { upper }) => sum + upper, 1)

/** Neither the least cost nor one with the dear charge is what this plan costs: it is told only that facilities are counted. */
const halved = ({ onProgress, ...options }: CoreOptions): CoreOptions => ({
  ...options,
  ...(onProgress ? { onProgress: (progress: Progress) => onProgress({ ...progress, phase: 'facilities' }) } : {}),
  ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds / 2 }),
  ...(options.workLimit === undefined ? {} : { workLimit: Math.ceil(options.workLimit / 2) }),
})

/**
 * Few facilities where the model is too large to prove the fewest: every facility used by a request line is charged dearly while plans are compared.
 * The bound is that of the least cost, which no plan undercuts; that there are no fewer is not proven.
 */
export const fewestByClearing = async (network: Network, options: CoreOptions): Promise<Found> => {
  const half = halved(options)
  const priced = await planByClearing(network, half)
  const charge = STEEP * dearest(network) / Math.max(1, network.slots.length)
  const facilities = network.instance.facilities.map((facility) => ({ ...facility, charge: facility.charge + charge }))
  const few = await planByClearing({ ...network, instance: { ...network.instance, facilities } }, half)
  return { ...few, proven: false, bound: few.complete ? priced.bound : 0, ...(priced.priced ? { priced: priced.priced } : {}) }
}
