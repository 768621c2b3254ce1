import { Decimal } from 'decimal.js'
import type { CandidateVerdict, VerdictReason } from '../answer.js'
import type { CoreResult } from '../core.js'
import { dateOf } from '../network/calendar.js'
import type { Demand } from '../network/network.js'
import type { Placed } from '../plan/plan.js'
import { cheapestLanded, landedInPlan } from './landed.js'
import { type Offer, type Outlook, outlooks } from './outlook.js'
import { poolUse } from './pools.js'
import { say, type Text } from './words.js'

interface Finding { reason: VerdictReason; by?: string; text: Text }

/** What the verdicts need to know of the plan. */
interface Setting { core: CoreResult; placed: Map<string, Placed[]>; dearest: Map<Demand, number>; free: (pool: number) => number }

/** A reason for every candidate of every request line: why it was chosen, or the first rule or price that keeps it out. */
export function verdictsOf(core: CoreResult): CandidateVerdict[] {
  const landed = landedInPlan(core.network, core.plan)
  const dearest = new Map<Demand, number>()
  for (const placed of core.plan) dearest.set(placed.arc.demand, Math.max(dearest.get(placed.arc.demand) ?? 0, landed(placed)))
  const use = poolUse(core.plan)
  const free = (pool: number) => (core.network.pools[pool]?.capacity ?? 0) - (use.get(pool) ?? 0)
  const setting: Setting = { core, dearest, free, placed: Map.groupBy(core.plan, ({ arc }) => `${arc.demand.index}:${core.network.instance.facilities[arc.supply.facility]?.id}`) }
  return [...outlooks(core.network)].map(outlook => {
    const { demand, facility } = outlook
    const { reason, by = null, text } = findingFor(outlook, setting)
    return { request: demand.request.id, line: demand.spec.id, facility: facility.id, chosen: reason === 'CHOSEN', reason, by, text }
  })
}

function findingFor(outlook: Outlook, setting: Setting): Finding {
  const placed = setting.placed.get(`${outlook.demand.index}:${outlook.facility.id}`)
  return (placed && chosen(placed)) ?? barred(outlook) ?? outOfTime(outlook, setting) ?? tooSmall(outlook) ?? outweighed(outlook, setting)
}

function chosen(placed: readonly Placed[]): Finding {
  const units = placed.reduce((sum, { quantity }) => sum + quantity, 0)
  const last = Math.max(...placed.map(({ arc }) => arc.arrives))
  const periods = new Set(placed.flatMap(({ arc }) => arc.supply.period ?? [])).size
  return {
    reason: 'CHOSEN',
    text: say(
      words => `Delivers ${words.number(units)}${periods > 0 ? `, made in ${periods} ${periods === 1 ? 'period' : 'periods'}` : ' from stock'}; the last arrives on ${words.date(last)}.`,
      words => `Mengirim ${words.number(units)}${periods > 0 ? `, dibuat dalam ${periods} periode` : ' dari persediaan'}; yang terakhir tiba pada ${words.date(last)}.`,
    ),
  }
}

/** Rules about who may serve at all. */
function barred({ demand, facility, excluded, outOfRegion, hasProduct, lowerClasses, reachable }: Outlook): Finding | null {
  const { spec } = demand
  if (excluded) return { reason: 'EXCLUDED', text: say(() => 'The request excludes this facility.', () => 'Permintaan ini mengecualikan fasilitas ini.') }
  if (outOfRegion) {
    const allowed = spec.regions ?? []
    return { reason: 'REGION', text: say(words => `Lies in region ${facility.region}; allowed are ${words.list(allowed)}.`, words => `Terletak di wilayah ${facility.region}; yang diizinkan ${words.list(allowed)}.`) }
  }
  if (!hasProduct) return { reason: 'NO_CAPABILITY', text: say(() => 'Neither makes nor stocks this product.', () => 'Tidak membuat dan tidak menyimpan produk ini.') }
  if (lowerClasses.length > 0) {
    return { reason: 'QUALITY_CLASS', text: say(words => `Offers class ${words.list(lowerClasses)}; class ${spec.class} is asked.`, words => `Menawarkan kelas ${words.list(lowerClasses)}; yang diminta kelas ${spec.class}.`) }
  }
  return reachable ? null : { reason: 'FORBIDDEN', text: say(() => 'There is no way to transport from here to any of the places.', () => 'Tidak ada pengangkutan dari sini ke tempat tujuan mana pun.') }
}

/** Nothing it has may serve any slot: too late, spoiled, or above the ceiling; named is what alone keeps an offer out, where there is such a thing. */
function outOfTime({ arcs, offers }: Outlook, { core }: Setting): Finding | null {
  if (arcs.length > 0) return null
  if (offers.length === 0) return noHours(core)
  const alone = (rule: (offer: Offer) => boolean, others: (offer: Offer) => boolean) => offers.filter(offer => rule(offer) && !others(offer))
  const late = alone(offer => offer.late, offer => offer.spoiled || offer.overCeiling > 0)
  const dear = alone(offer => offer.overCeiling > 0, offer => offer.late || offer.spoiled)
  const stale = alone(offer => offer.spoiled, offer => offer.late || offer.overCeiling > 0)
  if (late.length > 0) return tooLate(late)
  if (dear.length > 0) return aboveCeiling(dear)
  if (stale.length > 0 || offers.every(offer => offer.spoiled)) return { reason: 'SHELF_LIFE', text: say(() => 'What it makes would be spoiled when it is needed.', () => 'Produknya sudah kedaluwarsa saat dibutuhkan.') }
  return offers.every(offer => offer.overCeiling > 0) ? aboveCeiling(offers) : tooLate(offers.filter(offer => offer.late))
}

function noHours({ network }: CoreResult): Finding {
  const end = network.instance.periods.at(-1)?.end ?? ''
  return {
    reason: 'NO_CAPACITY_BEFORE', by: end,
    text: say(() => `Has no free hours for it before ${end}, the end of the calendar.`, () => `Tidak memiliki jam kerja tersedia sebelum ${end}, akhir kalender.`),
  }
}

function tooLate(offers: readonly Offer[]): Finding {
  const first = Math.min(...offers.map(offer => offer.arrives))
  return {
    reason: 'NO_CAPACITY_BEFORE', by: dateOf(first),
    text: say(words => `Its first goods could arrive on ${words.date(first)}, after the due date.`, words => `Barang pertamanya baru dapat tiba pada ${words.date(first)}, setelah tenggat.`),
  }
}

function aboveCeiling(offers: readonly Offer[]): Finding {
  const by = Math.min(...offers.map(offer => offer.overCeiling))
  return { reason: 'PRICE_CEILING', by: money(by), text: say(words => `Its cheapest unit is ${words.number(by)} above the price ceiling.`, words => `Harga satuan termurahnya ${words.number(by)} di atas batas harga.`) }
}

/** All that it can deliver in time is less than the least lot. */
function tooSmall({ demand, arcs }: Outlook): Finding | null {
  const capacity = [...new Set(arcs.map(arc => arc.supply))].reduce((units, supply) => units + supply.most, 0)
  const most = demand.slots.reduce((units, slot) => units + slot.upper, 0)
  const batch = Math.min(...arcs.map(arc => arc.supply.minBatch))
  const { minPerFacility } = demand.spec
  const [least, can] = capacity < minPerFacility ? [minPerFacility, capacity] : [batch, most]
  if (can >= least) return null
  return { reason: 'MIN_LOT', by: money(least - can), text: say(words => `The least lot is ${words.number(least)}; at most ${words.number(can)} can come from here.`, words => `Jumlah terkecil ${words.number(least)}; dari sini paling banyak ${words.number(can)}.`) }
}

/** It could serve; the plan is better without it. */
function outweighed(outlook: Outlook, { core, dearest, placed, free }: Setting): Finding {
  const { demand, arcs } = outlook
  const open = arcs.filter(arc => free(arc.supply.pool.index) > arc.supply.setupUse + 1e-9)
  if (open.length === 0) return { reason: 'CAPACITY_TAKEN', text: say(() => 'Other lines of the plan take all its hours and stock.', () => 'Semua jam kerja dan persediaannya dipakai baris lain dalam rencana ini.') }
  const excess = Math.min(...open.map(arc => cheapestLanded(core.network, arc))) - (dearest.get(demand) ?? Infinity)
  if (excess > 1e-9) {
    return { reason: 'TOO_DEAR', by: money(excess), text: say(words => `Its cheapest unit, delivered, costs ${words.number(excess)} more than the dearest that was chosen.`, words => `Harga satuan termurahnya sampai di tempat ${words.number(excess)} lebih mahal daripada yang termahal di antara yang dipilih.`) }
  }
  const used = core.network.instance.facilities.filter(facility => placed.has(`${demand.index}:${facility.id}`)).length
  const { maxFacilities } = demand.spec
  if (maxFacilities !== null && used >= maxFacilities) {
    return { reason: 'MAX_FACILITIES', text: say(() => `The plan uses ${used} facilities, as many as are allowed; putting this one in another's place would not be better.`, () => `Rencana memakai ${used} fasilitas, sebanyak yang diizinkan; menggantikan salah satunya dengan fasilitas ini tidak lebih baik.`) }
  }
  if (demand.spec.minPerFacility > 0 || open.every(arc => arc.supply.minBatch > 0)) {
    return { reason: 'MIN_LOT', text: say(() => 'A share large enough for its least lot would not make the plan better.', () => 'Bagian yang cukup besar untuk jumlah terkecilnya tidak membuat rencana lebih baik.') }
  }
  return { reason: 'NOT_NEEDED', text: say(() => 'It could take part, but the plan is not better with it.', () => 'Dapat ikut serta, tetapi rencana tidak menjadi lebih baik dengannya.') }
}

const PLACES = 6

function money(value: number): string {
  return new Decimal(value).toDecimalPlaces(PLACES).toFixed()
}
