import type { ConflictPart } from '../answer.js'
import type { CoreResult } from '../core.js'
import type { CapabilitySpec, FacilityLineSpec, Instance, RequestLineSpec } from '../instance.js'
import type { Demand } from '../network/network.js'
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
  const parts = [...demands.flatMap(partsOfLine), ...facilityParts].filter(part => part.without(core.network.instance) !== core.network.instance)
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

/** Rules of a request line, from those that are most readily given up. */
function partsOfLine({ request, spec }: Demand): Part[] {
  const key = `${request.id}/${spec.id}`
  const part = (name: string, text: Text, rule: (line: RequestLineSpec) => RequestLineSpec | null): Part => ({
    constraint: `${name}:${key}`, text,
    without: instance => rule(spec) === null ? instance : withLine(instance, { request: request.id, line: spec.id }, line => rule(line) ?? line),
  })
  return [
    part('exclusions', say(() => `${key} excludes facilities.`, () => `${key} mengecualikan fasilitas.`), line => line.excludeFacilities.length > 0 ? { ...line, excludeFacilities: [] } : null),
    part('regions', say(() => `${key} allows only some regions.`, () => `${key} hanya mengizinkan wilayah tertentu.`), line => line.regions === null ? null : { ...line, regions: null }),
    part('singleSource', say(() => `${key} wants one facility per slot.`, () => `${key} meminta satu fasilitas per pengiriman.`), line => line.singleSource ? { ...line, singleSource: false } : null),
    part('minPerFacility', say(() => `${key} has a least lot per facility.`, () => `${key} menetapkan jumlah terkecil per fasilitas.`), line => line.minPerFacility > 0 ? { ...line, minPerFacility: 0 } : null),
    part('maxFacilities', say(() => `${key} allows at most ${spec.maxFacilities} facilities.`, () => `${key} mengizinkan paling banyak ${spec.maxFacilities} fasilitas.`), line => line.maxFacilities === null ? null : { ...line, maxFacilities: null }),
    part('priceCeiling', say(words => `${key} has a price ceiling of ${words.number(spec.priceCeiling ?? 0)}.`, words => `${key} memiliki batas harga ${words.number(spec.priceCeiling ?? 0)}.`), line => line.priceCeiling === null ? null : { ...line, priceCeiling: null }),
    part('class', say(() => `${key} asks for class ${spec.class}.`, () => `${key} meminta kelas ${spec.class}.`), line => line.class === null ? null : { ...line, class: null }),
    part('due', say(() => `${key} has its due dates.`, () => `${key} memiliki tenggat.`), line => ({ ...line, slots: line.slots.map(slot => ({ ...slot, lateAllowed: true })) })),
  ]
}

const eachCapability = (instance: Instance, rule: (made: CapabilitySpec) => CapabilitySpec): Instance =>
  eachLine(instance, line => ({ ...line, capabilities: line.capabilities.map(rule) }))

const eachLine = (instance: Instance, rule: (line: FacilityLineSpec) => FacilityLineSpec): Instance =>
  ({ ...instance, facilities: instance.facilities.map(facility => ({ ...facility, lines: facility.lines.map(rule) })) })

/** Limits of the facilities and of nature. */
const facilityParts: Part[] = [
  { constraint: 'shelfLife', text: say(() => 'The product spoils.', () => 'Produk memiliki masa simpan.'), without: instance => instance.products.some(product => product.shelfLifeDays !== null) ? { ...instance, products: instance.products.map(product => ({ ...product, shelfLifeDays: null })) } : instance },
  { constraint: 'minBatch', text: say(() => 'Facilities have minimum batches.', () => 'Fasilitas memiliki jumlah produksi minimum.'), without: instance => eachCapability(instance, made => ({ ...made, minBatch: 0 })) },
  { constraint: 'maxPerPeriod', text: say(() => 'Facilities make only so much per period.', () => 'Fasilitas membatasi produksi per periode.'), without: instance => eachCapability(instance, made => ({ ...made, maxPerPeriod: null })) },
  { constraint: 'setupHours', text: say(() => 'Set-ups take hours.', () => 'Penyiapan memakan jam kerja.'), without: instance => eachCapability(instance, made => ({ ...made, setupHours: 0 })) },
  { constraint: 'hours', text: say(() => 'Facilities have only so many free hours.', () => 'Jam kerja fasilitas terbatas.'), without: instance => eachLine(instance, line => ({ ...line, hours: line.hours.map(() => AMPLE) })) },
]
