import type { ConflictPart } from '../answer.js'
import type { CoreResult } from '../core.js'
import type { CapabilitySpec, FacilityLineSpec, Instance, RequestLineSpec } from '../instance.js'
import { type Demand, hasShares } from '../network/network.js'
import { withLine } from './change.js'
import { isComplete, type Resolver, shortOf } from './resolver.js'
import { say, type Text } from './words.js'

/** A rule that can be taken away to see whether it is part of the conflict. */
interface Part { constraint: string; text: Text; without: (instance: Instance) => Instance }

const AMPLE = 1e6

/**
 * A smallest set of constraints that cannot hold together with all the demand: one after the other is taken away for good unless all
 * could then be served; those that stay are the conflict. Empty when even nothing of them left does not serve all, or work ran out.
 */
export async function conflictOf(core: CoreResult, resolver: Resolver): Promise<ConflictPart[]> {
  const short = shortOf(core)
  const demands = core.network.demands.filter(({ request, spec }) => (short.get(`${request.id}/${spec.id}`) ?? 0) > 1e-9)
  const parts = [...hasShares(core.network) ? [sharesPart] : [], ...demands.flatMap(partsOfLine), ...facilityParts]
  const free = await resolver.solve(parts.reduce((instance, part) => part.without(instance), core.network.instance))
  if (!free || !isComplete(free)) return []
  let instance = core.network.instance
  const conflict: Part[] = []
  for (const part of parts) {
    const other = await resolver.solve(part.without(instance))
    if (!other) return []
    if (isComplete(other)) conflict.push(part)
    else instance = part.without(instance)
  }
  return conflict.map(({ constraint, text }) => ({ constraint, text }))
}

/** A rule of a request line: its name, what it says of the line, and the line without it (null where it has no such rule). */
type LineRule = readonly [name: string, text: (key: string, line: RequestLineSpec) => Text, without: (line: RequestLineSpec) => RequestLineSpec | null]

/** From those that are most readily given up. */
const lineRules: readonly LineRule[] = [
  ['exclusions', key => say(() => `${key} excludes facilities.`, () => `${key} mengecualikan fasilitas.`),
    line => line.excludeFacilities.length > 0 ? { ...line, excludeFacilities: [] } : null],
  ['regions', key => say(() => `${key} allows only some regions.`, () => `${key} hanya mengizinkan wilayah tertentu.`),
    line => line.regions === null ? null : { ...line, regions: null }],
  ['singleSource', key => say(() => `${key} wants one facility per slot.`, () => `${key} meminta satu fasilitas per pengiriman.`),
    line => line.singleSource ? { ...line, singleSource: false } : null],
  ['minPerFacility', key => say(() => `${key} has a least lot per facility.`, () => `${key} menetapkan jumlah terkecil per fasilitas.`),
    line => line.minPerFacility > 0 ? { ...line, minPerFacility: 0 } : null],
  ['maxFacilities', (key, { maxFacilities }) => say(
    () => `${key} allows at most ${maxFacilities} facilities.`,
    () => `${key} mengizinkan paling banyak ${maxFacilities} fasilitas.`,
  ), line => line.maxFacilities === null ? null : { ...line, maxFacilities: null }],
  ['priceCeiling', (key, { priceCeiling }) => say(
    words => `${key} has a price ceiling of ${words.number(priceCeiling ?? 0)}.`,
    words => `${key} memiliki batas harga ${words.number(priceCeiling ?? 0)}.`,
  ), line => line.priceCeiling === null ? null : { ...line, priceCeiling: null }],
  ['class', (key, line) => say(() => `${key} asks for class ${line.class}.`, () => `${key} meminta kelas ${line.class}.`),
    line => line.class === null ? null : { ...line, class: null }],
  ['due', key => say(() => `${key} has its due dates.`, () => `${key} memiliki tenggat.`),
    line => ({ ...line, slots: line.slots.map(slot => ({ ...slot, lateAllowed: true })) })],
]

const sharesPart: Part = {
  constraint: 'shares', text: { en: 'Facilities or regions have to have their shares.', id: 'Fasilitas atau wilayah harus mendapat bagiannya.' },
  without: instance => ({ ...instance, shares: [] }),
}

function partsOfLine({ request, spec }: Demand): Part[] {
  const key = `${request.id}/${spec.id}`
  return lineRules.filter(([, , without]) => without(spec) !== null).map(([name, text, without]) => ({
    constraint: `${name}:${key}`, text: text(key, spec),
    without: instance => withLine(instance, { request: request.id, line: spec.id }, line => without(line) ?? line),
  }))
}

const eachLine = (instance: Instance, rule: (line: FacilityLineSpec) => FacilityLineSpec): Instance =>
  ({ ...instance, facilities: instance.facilities.map(facility => ({ ...facility, lines: facility.lines.map(rule) })) })

const eachCapability = (change: Partial<CapabilitySpec>) => (instance: Instance): Instance =>
  eachLine(instance, line => ({ ...line, capabilities: line.capabilities.map(made => ({ ...made, ...change })) }))

/** Limits of the facilities and of nature. */
const facilityParts: readonly Part[] = [
  {
    constraint: 'shelfLife', text: { en: 'The product spoils.', id: 'Produk memiliki masa simpan.' },
    without: instance => ({ ...instance, products: instance.products.map(product => ({ ...product, shelfLifeDays: null })) }),
  },
  {
    constraint: 'minBatch', text: { en: 'Facilities have minimum batches.', id: 'Fasilitas memiliki jumlah produksi minimum.' },
    without: eachCapability({ minBatch: 0 }),
  },
  {
    constraint: 'maxPerPeriod', text: { en: 'Facilities make only so much per period.', id: 'Fasilitas membatasi produksi per periode.' },
    without: eachCapability({ maxPerPeriod: null }),
  },
  {
    constraint: 'setupHours', text: { en: 'Set-ups take hours.', id: 'Penyiapan memakan jam kerja.' },
    without: eachCapability({ setupHours: 0 }),
  },
  {
    constraint: 'hours', text: { en: 'Facilities have only so many free hours.', id: 'Jam kerja fasilitas terbatas.' },
    without: instance => eachLine(instance, line => ({ ...line, hours: line.hours.map(() => AMPLE) })),
  },
]
