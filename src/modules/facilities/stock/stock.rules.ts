import type { Rules } from '../../../platform/rules.js'
import { decimal, fitsColumn } from '../../../values/decimal.js'
import { isCounted, type UnitCode } from '../../../values/unit.js'
import { classFinding, isClassOf } from '../capability.rules.js'

export interface StockDraft {
  qualityClass: string | null
  serial: string | null
  attributes: Readonly<Record<string, unknown>>
  quantity: string
  producedOn: string
}

export interface StockFacts {
  product: { code: string; kind: string; status: string; unit: UnitCode; qualityClasses: readonly string[] }
  today: string
}

const LONGEST_ATTRIBUTES = 4_000
const MOST_ATTRIBUTES = 20

export const recordable = {
  PRODUCT_LISTED: {
    breaks: (_, { product }) => product.status !== 'LISTED' ? [{ path: ['input', 'productId'], data: { code: product.code } }] : [],
    text: { en: 'The product {code} is retired.', id: 'Produk {code} sudah ditarik dari katalog.' },
  },
  CLASS_OF_THE_PRODUCT: {
    breaks: ({ qualityClass }, { product }) => isClassOf(qualityClass, product) ? [] : [classFinding(qualityClass, product)],
    text: {
      en: 'The quality class {qualityClass} is not one of the product\'s: {allowed}.',
      id: 'Kelas mutu {qualityClass} bukan kelas produk ini: {allowed}.',
    },
  },
  SOME_QUANTITY: {
    breaks: ({ quantity }) => decimal(quantity).greaterThan(0) ? [] : [{ path: ['input', 'quantity'], data: { quantity } }],
    text: { en: 'The quantity must be more than 0.', id: 'Kuantitas harus lebih dari 0.' },
  },
  COUNTABLE: {
    breaks: ({ quantity }, { product }) =>
      isStorable(quantity, product.unit) ? [] : [{ path: ['input', 'quantity'], data: { quantity, unit: product.unit } }],
    text: {
      en: '{quantity} is not a quantity of {unit} that can be counted.',
      id: '{quantity} bukan kuantitas {unit} yang dapat dihitung.',
    },
  },
  ONE_OF_A_KIND: {
    breaks: ({ quantity }, { product }) =>
      product.kind === 'UNIQUE' && !decimal(quantity).equals(1) ? [{ path: ['input', 'quantity'], data: { quantity } }] : [],
    text: { en: 'A unique work is one piece, not {quantity}.', id: 'Karya tunggal berjumlah satu, bukan {quantity}.' },
  },
  SERIAL_OF_A_UNIQUE_WORK: {
    breaks: ({ serial }, { product }) => product.kind === 'UNIQUE' && serial === null ? [{ path: ['input', 'serial'] }] : [],
    text: { en: 'A unique work needs a serial to be told from others.', id: 'Karya tunggal memerlukan nomor seri pembeda.' },
  },
  MADE_ALREADY: {
    breaks: ({ producedOn }, { today }) => producedOn > today ? [{ path: ['input', 'producedOn'], data: { producedOn, today } }] : [],
    text: { en: '{producedOn} is still to come: today is {today}.', id: '{producedOn} belum tiba: hari ini {today}.' },
  },
  SHORT_ATTRIBUTES: {
    breaks: ({ attributes }) => Object.keys(attributes).length > MOST_ATTRIBUTES || JSON.stringify(attributes).length > LONGEST_ATTRIBUTES
      ? [{ path: ['input', 'attributes'] }] : [],
    text: { en: 'Give at most 20 attributes and 4,000 characters.', id: 'Berikan paling banyak 20 atribut dan 4.000 karakter.' },
  },
} satisfies Rules<StockDraft, StockFacts>

export interface StockCount { quantity: string; reserved: string; unit: UnitCode; kind: string; planIds: readonly string[]; contractIds: readonly string[] }

export const adjustable = {
  STOCK_IN_USE: {
    breaks: ({ quantity, reserved, planIds, contractIds }) =>
      decimal(quantity).lessThan(decimal(reserved)) ? [{ path: ['input', 'quantity'], data: { quantity, inUse: reserved, planIds, contractIds } }] : [],
    text: {
      en: '{inUse} are held or booked; the stock cannot go down to {quantity}. Settle it with the plans and contracts named here first.',
      id: '{inUse} sudah ditahan atau dipesan; stok tidak dapat turun menjadi {quantity}. Selesaikan dahulu dengan rencana dan kontrak terkait.',
    },
  },
  COUNTABLE: {
    breaks: ({ quantity, unit }) =>
      decimal(quantity).lessThan(0) || !isStorable(quantity, unit) ? [{ path: ['input', 'quantity'], data: { quantity, unit } }] : [],
    text: {
      en: '{quantity} is not a quantity of {unit} that can be counted.',
      id: '{quantity} bukan kuantitas {unit} yang dapat dihitung.',
    },
  },
  ONE_OF_A_KIND: {
    breaks: ({ quantity, kind }) =>
      kind === 'UNIQUE' && decimal(quantity).greaterThan(1) ? [{ path: ['input', 'quantity'], data: { quantity } }] : [],
    text: { en: 'A unique work is one piece, not {quantity}.', id: 'Karya tunggal berjumlah satu, bukan {quantity}.' },
  },
} satisfies Rules<StockCount, null>

function isStorable(quantity: string, unit: UnitCode): boolean {
  return fitsColumn(quantity, 20, 6) && (!isCounted(unit) || decimal(quantity).isInteger())
}
