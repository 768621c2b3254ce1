import { decimal, fitsColumn } from '../../values/decimal.js'
import type { Money } from '../../values/money.js'
import { isCounted } from '../../values/unit.js'
import type { Path } from '../../platform/errors.js'
import type { Finding, Rules } from '../../platform/rules.js'
import { inLines, inSlots, type LineContent, type RequestContent } from './request-content.js'

const MOST_TOLERANCE = 20

/** What even a draft must be: something that can be stored and computed with. What it still lacks is asked for when it is published. */
export const draftRules = {
  PRODUCT_KNOWN: {
    breaks: (content) => inLines(content, ({ product }, path) => product ? [] : [{ path: [...path, 'productId'] }]),
    text: { en: 'The catalogue has no such product.', id: 'Tidak ada produk tersebut dalam katalog.' },
  },
  UNIT_CONVERTIBLE: {
    breaks: (content) => inLines(content, ({ product, quantity, baseQuantity }, path) => product && baseQuantity === null
      ? [{ path: [...path, 'quantity', 'unit'], data: { given: quantity.unit, unit: product.unit } }] : []),
    text: {
      en: 'The product knows no conversion from {given} to its unit {unit}; ask for it in {unit}.',
      id: 'Produk tidak memiliki konversi dari {given} ke satuannya {unit}; mintalah dalam {unit}.',
    },
  },
  QUANTITY_POSITIVE: {
    breaks: (content) => [
      ...inLines(content, ({ quantity }, path) => isPositive(quantity.amount) ? [] : [{ path: [...path, 'quantity', 'amount'] }]),
      ...inSlots(content, (slot, _line, path) => isPositive(slot.askedQuantity) ? [] : [{ path: [...path, 'quantity'] }]),
    ],
    text: { en: 'A quantity is more than 0.', id: 'Kuantitas harus lebih dari 0.' },
  },
  QUANTITY_WHOLE: {
    breaks: (content) => [
      ...inLines(content, (line, path) => isWholeEnough(line, line.quantity.amount) ? [] : [{ path: [...path, 'quantity', 'amount'] }]),
      ...inSlots(content, (slot, line, path) => isWholeEnough(line, slot.askedQuantity) ? [] : [{ path: [...path, 'quantity'] }]),
    ],
    text: { en: 'What is counted in pieces is asked for in whole ones.', id: 'Barang yang dihitung per buah diminta dalam bilangan bulat.' },
  },
  QUANTITY_DIGITS: {
    breaks: (content) => [
      ...inLines(content, (line, path) => isStorable(line.quantity.amount) && isStorable(line.baseQuantity ?? '1') ? [] : [{ path: [...path, 'quantity', 'amount'] }]),
      ...inLines(content, (line, path) => isStorable(line.minPerFacility ?? '1') ? [] : [{ path: [...path, 'minPerFacility'] }]),
      ...inSlots(content, (slot, _line, path) => isStorable(slot.askedQuantity) ? [] : [{ path: [...path, 'quantity'] }]),
    ],
    text: {
      en: 'A quantity has at most 14 digits before the point and 6 after it, also in the product\'s unit.',
      id: 'Kuantitas paling banyak 14 digit sebelum titik dan 6 sesudahnya, juga dalam satuan produk.',
    },
  },
  WINDOW_IN_ORDER: {
    breaks: (content) => inSlots(content, ({ windowFrom, windowTo }, _line, path) => windowFrom < windowTo
      ? [] : [{ path: [...path, 'window', 'to'], data: { from: windowFrom, to: windowTo } }]),
    text: {
      en: 'The window ends on {to}, which is not after its first day {from}; the end is the day after the last one.',
      id: 'Jendela berakhir {to}, tidak sesudah hari pertamanya {from}; akhir adalah hari setelah hari terakhir.',
    },
  },
  TOLERANCE: {
    breaks: (content) => inLines(content, (line, path) => (['toleranceUnder', 'toleranceOver'] as const).flatMap((side) => isTolerance(line[side])
      ? [] : [{ path: [...path, side], data: { given: line[side], most: MOST_TOLERANCE } }])),
    text: {
      en: 'A tolerance is 0 to {most} per cent with at most 2 decimals, not {given}.',
      id: 'Toleransi 0 sampai {most} persen dengan paling banyak 2 desimal, bukan {given}.',
    },
  },
  FACILITY_LIMIT: {
    breaks: (content) => inLines(content, ({ maxFacilities }, path) => maxFacilities === null || maxFacilities >= 1 ? [] : [{ path: [...path, 'maxFacilities'] }]),
    text: { en: 'At least one facility must be allowed to take part.', id: 'Paling sedikit satu fasilitas harus boleh ikut serta.' },
  },
  PRICE: {
    breaks: (content) => [
      ...(isPrice(content.ceiling) ? [] : [{ path: ['ceiling', 'amount'] }]),
      ...inLines(content, ({ priceCeiling }, path) => isPrice(priceCeiling) ? [] : [{ path: [...path, 'priceCeiling', 'amount'] }]),
    ],
    text: {
      en: 'A ceiling is more than 0, with at most 16 digits before the point and 4 after it.',
      id: 'Batas harga lebih dari 0, paling banyak 16 digit sebelum titik dan 4 sesudahnya.',
    },
  },
  PAYMENT_SHARE: {
    breaks: (content) => inTerms(content, ({ percent }, path) => isShare(percent) ? [] : [{ path: [...path, 'percent'], data: { given: percent } }]),
    text: {
      en: 'A part of the price is more than 0 and at most 100 per cent, with at most 4 decimals, not {given}.',
      id: 'Bagian harga lebih dari 0 dan paling banyak 100 persen, dengan paling banyak 4 desimal, bukan {given}.',
    },
  },
  PAYMENT_DAYS: {
    breaks: (content) => inTerms(content, ({ milestone, days }, path) => daysFit(milestone, days) ? [] : [{ path: [...path, 'days'] }]),
    text: {
      en: 'AFTER_DAYS says after how many days (1 to 365); the other milestones say none.',
      id: 'AFTER_DAYS menyebutkan setelah berapa hari (1 sampai 365); tahap lain tidak.',
    },
  },
} satisfies Rules<RequestContent, Date>

type Term = RequestContent['lots'][number]['paymentTerms'][number]

function inTerms(content: RequestContent, find: (term: Term, path: Path) => Finding[]): Finding[] {
  return content.lots.flatMap((lot, i) => lot.paymentTerms.flatMap((term, j) => find(term, ['lots', i, 'paymentTerms', j])))
}

function daysFit(milestone: Term['milestone'], days: number | null): boolean {
  return milestone === 'AFTER_DAYS' ? days !== null && days >= 1 && days <= 365 : days === null
}

function isPositive(amount: string): boolean {
  return decimal(amount).greaterThan(0)
}

function isWholeEnough({ quantity, product }: LineContent, amount: string): boolean {
  return decimal(amount).isInteger() || !(isCounted(quantity.unit) || product?.kind === 'UNIQUE')
}

function isStorable(amount: string): boolean {
  return fitsColumn(amount, 20, 6)
}

function isTolerance(percent: string): boolean {
  return fitsColumn(percent, 4, 2) && decimal(percent).greaterThanOrEqualTo(0) && decimal(percent).lessThanOrEqualTo(MOST_TOLERANCE)
}

function isShare(percent: string): boolean {
  return isPositive(percent) && fitsColumn(percent, 7, 4) && decimal(percent).lessThanOrEqualTo(100)
}

function isPrice(price: Money | null): boolean {
  return price === null || (isPositive(price.amount) && fitsColumn(price.amount, 20, 4))
}
