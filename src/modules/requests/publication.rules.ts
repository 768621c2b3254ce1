import { addDays, daysBetween } from '../../values/calendar-date.js'
import { decimal, decimalText, sumOf } from '../../values/decimal.js'
import { regionLevel } from '../../values/region.js'
import type { Rules } from '../../platform/rules.js'
import { dayInRegion, isKnownProvince } from './delivery-day.js'
import { inLines, inSlots, type LineContent, type RequestContent, type RequestedProduct } from './request-content.js'

/** Five years: longer than any public contract over several budget years, and short enough to be a date that somebody means. */
const LATEST_DAYS = 5 * 365

/** What facilities may rely on: complete, deliverable, payable. */
export const publicationRules = {
  HAS_LINES: {
    breaks: ({ lots }) => lots.length === 0 ? [{ path: ['lots'] }] : lots.flatMap(({ lines }, i) => lines.length > 0 ? [] : [{ path: ['lots', i, 'lines'] }]),
    text: { en: 'A request has at least one lot, and a lot at least one line.', id: 'Permintaan memiliki paling sedikit satu lot, dan lot paling sedikit satu baris.' },
  },
  PRODUCT_LISTED: {
    breaks: (content) => inLines(content, ({ product }, path) => product?.status === 'RETIRED' ? [{ path: [...path, 'productId'], data: { product: product.name } }] : []),
    text: { en: '{product} is not offered any more.', id: '{product} tidak ditawarkan lagi.' },
  },
  QUALITY_CLASS: {
    breaks: (content) => inLines(content, ({ product, qualityClass }, path) => !product || qualityClass === null || product.qualityClasses.includes(qualityClass)
      ? [] : [{ path: [...path, 'qualityClass'], data: { given: qualityClass, classes: product.qualityClasses.join(', ') || '-' } }]),
    text: { en: 'The product has no class {given}; it has {classes}.', id: 'Produk tidak memiliki kelas {given}; yang ada {classes}.' },
  },
  SLOTS_COVER_QUANTITY: {
    breaks: (content) => inLines(content, ({ quantity, slots }, path) => {
      const covered = sumOf(slots.map(({ askedQuantity }) => askedQuantity))
      return covered.equals(decimal(quantity.amount)) ? []
        : [{ path: [...path, 'slots'], data: { asked: quantity.amount, covered: decimalText(covered), unit: quantity.unit } }]
    }),
    text: {
      en: 'Place and window are needed for all of the quantity: {asked} {unit} are asked for, the delivery slots make up {covered}.',
      id: 'Tempat dan jendela diperlukan untuk seluruh kuantitas: diminta {asked} {unit}, jadwal pengiriman berjumlah {covered}.',
    },
  },
  DELIVERY_PLACE: {
    breaks: (content) => inSlots(content, ({ place }, _line, path) => place.trim() === '' ? [{ path: [...path, 'place'] }] : []),
    text: { en: 'Say where it is delivered.', id: 'Sebutkan tempat pengirimannya.' },
  },
  DELIVERY_REGION: {
    breaks: (content) => inSlots(content, ({ region }, _line, path) => isKnownProvince(region) && regionLevel(region) !== 'PROVINCE'
      ? [] : [{ path: [...path, 'region'], data: { given: region } }]),
    text: {
      en: '{given} is not where one delivers to: give the Kemendagri code of a regency or city ("31.71") or of something in it.',
      id: '{given} bukan tujuan pengiriman: berikan kode Kemendagri kabupaten atau kota ("31.71") atau bagiannya.',
    },
  },
  EARLIEST_POSSIBLE: {
    breaks: (content, now) => inSlots(content, ({ windowTo, region }, { product }, path) => {
      const earliest = earliestArrival(product, dayInRegion(region, now))
      return windowTo > earliest ? [] : [{ path: [...path, 'window', 'to'], data: { earliest, curingDays: product?.curingDays ?? 0 } }]
    }),
    text: {
      en: 'It can arrive on {earliest} at the earliest; let the window reach beyond that day.',
      id: 'Paling cepat tiba pada {earliest}; buat jendela melewati hari itu.',
    },
  },
  LATEST_POSSIBLE: {
    breaks: (content, now) => inSlots(content, ({ windowTo, region }, _line, path) => {
      const latest = addDays(dayInRegion(region, now), LATEST_DAYS)
      return windowTo <= latest ? [] : [{ path: [...path, 'window', 'to'], data: { latest, given: windowTo } }]
    }),
    text: {
      en: 'A delivery is asked for at most five years ahead: let the window end by {latest}, not {given}.',
      id: 'Pengiriman diminta paling lama lima tahun ke depan: akhiri jendela paling lambat {latest}, bukan {given}.',
    },
  },
  PERISHABLE_WINDOW: {
    breaks: (content) => inSlots(content, ({ windowFrom, windowTo }, { product }, path) => product?.shelfLifeDays && daysBetween(windowFrom, windowTo) > product.shelfLifeDays
      ? [{ path: [...path, 'window'], data: { product: product.name, shelfLifeDays: product.shelfLifeDays } }] : []),
    text: {
      en: '{product} keeps for {shelfLifeDays} days; a longer window says nothing about when it is needed.',
      id: '{product} tahan {shelfLifeDays} hari; jendela yang lebih panjang tidak menunjukkan kapan diperlukan.',
    },
  },
  MINIMUM_SHARE: {
    breaks: (content) => inLines(content, ({ minPerFacility, baseQuantity }, path) => isShareOf(minPerFacility, baseQuantity)
      ? [] : [{ path: [...path, 'minPerFacility'], data: { given: minPerFacility, quantity: baseQuantity } }]),
    text: {
      en: 'The least quantity of a facility is more than 0 and at most the line\'s {quantity}, not {given}.',
      id: 'Kuantitas terkecil tiap fasilitas lebih dari 0 dan paling banyak {quantity}, bukan {given}.',
    },
  },
  ONE_CURRENCY: {
    breaks: (content) => [
      ...(content.ceiling && content.ceiling.currency !== content.currency ? [{ path: ['ceiling', 'currency'], data: { currency: content.currency } }] : []),
      ...inLines(content, ({ priceCeiling }, path) => priceCeiling && priceCeiling.currency !== content.currency
        ? [{ path: [...path, 'priceCeiling', 'currency'], data: { currency: content.currency } }] : []),
    ],
    text: { en: 'All ceilings are in the request\'s currency, {currency}.', id: 'Semua batas harga dalam mata uang permintaan, {currency}.' },
  },
  PAYMENT_TERMS: {
    breaks: ({ lots }) => lots.flatMap(({ paymentTerms }, i) => {
      const sum = sumOf(paymentTerms.map(({ percent }) => percent))
      return sum.equals(100) ? [] : [{ path: ['lots', i, 'paymentTerms'], data: { sum: decimalText(sum) } }]
    }),
    text: { en: 'The payment terms of a lot make up 100 per cent, not {sum}.', id: 'Syarat pembayaran satu lot berjumlah 100 persen, bukan {sum}.' },
  },
} satisfies Rules<RequestContent, Date>

/** Cured stock of a commodity or a unique work can leave today and arrive tomorrow; what has to be made must rest first. */
function earliestArrival(product: RequestedProduct | null, today: string): string {
  const mustBeMade = product?.kind === 'PERISHABLE' || product?.kind === 'MADE_TO_ORDER'
  return addDays(today, Math.max(1, mustBeMade ? product.curingDays : 0))
}

function isShareOf(minimum: string | null, quantity: LineContent['baseQuantity']): boolean {
  if (minimum === null || quantity === null) return true
  return decimal(minimum).greaterThan(0) && decimal(minimum).lessThanOrEqualTo(decimal(quantity))
}
