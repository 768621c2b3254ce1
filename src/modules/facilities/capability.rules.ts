import type { Rules } from '../../platform/rules.js'
import { decimal, fitsColumn } from '../../values/decimal.js'
import type { Money } from '../../values/money.js'
import { isCounted, type UnitCode } from '../../values/unit.js'

export interface CapabilityDraft {
  qualityClass: string | null
  outputPerHour: string
  setupHours: string
  setupCost: Money
  minimumBatch: string
  maximumPerDay: string | null
  unitPrice: Money
  validFrom: string
  validTo: string | null
}

export interface CapabilityFacts {
  product: { code: string; kind: string; status: string; unit: UnitCode; qualityClasses: readonly string[] }
  /** Of the same line, product and class. */
  others: readonly { id: string; validFrom: string; validTo?: string | null }[]
}

export const declarable = {
  PRODUCT_LISTED: {
    breaks: (_, { product }) => product.status !== 'LISTED' ? [{ path: ['input', 'productId'], data: { code: product.code } }] : [],
    text: { en: 'The product {code} is retired.', id: 'Produk {code} sudah ditarik dari katalog.' },
  },
  PRODUCT_IS_MADE: {
    breaks: (_, { product }) => product.kind === 'UNIQUE' ? [{ path: ['input', 'productId'], data: { code: product.code } }] : [],
    text: {
      en: '{code} is a unique work: record each piece as stock.',
      id: '{code} adalah karya tunggal: catat setiap buah sebagai stok.',
    },
  },
  CLASS_OF_THE_PRODUCT: {
    breaks: ({ qualityClass }, { product }) => isClassOf(qualityClass, product) ? [] : [classFinding(qualityClass, product)],
    text: {
      en: 'The quality class {qualityClass} is not one of the product\'s: {allowed}.',
      id: 'Kelas mutu {qualityClass} bukan kelas produk ini: {allowed}.',
    },
  },
  OUTPUT_ABOVE_ZERO: {
    breaks: ({ outputPerHour }) =>
      decimal(outputPerHour).greaterThan(0) ? [] : [{ path: ['input', 'outputPerHour'], data: { outputPerHour } }],
    text: { en: 'The output per hour must be more than 0.', id: 'Keluaran per jam harus lebih dari 0.' },
  },
  SETUP_WITHIN_A_DAY: {
    breaks: ({ setupHours }) =>
      decimal(setupHours).lessThan(0) || decimal(setupHours).greaterThan(24) ? [{ path: ['input', 'setupHours'], data: { setupHours } }] : [],
    text: { en: 'A set-up takes 0 to 24 hours, not {setupHours}.', id: 'Penyiapan berlangsung 0 sampai 24 jam, bukan {setupHours}.' },
  },
  BATCH_NOT_NEGATIVE: {
    breaks: ({ minimumBatch }) => decimal(minimumBatch).lessThan(0) ? [{ path: ['input', 'minimumBatch'], data: { minimumBatch } }] : [],
    text: {
      en: 'The smallest batch cannot be {minimumBatch}; give 0 or more.',
      id: 'Batch terkecil tidak boleh {minimumBatch}; berikan 0 atau lebih.',
    },
  },
  BATCH_FITS_THE_DAY: {
    breaks: ({ minimumBatch, maximumPerDay }) =>
      maximumPerDay !== null && (decimal(maximumPerDay).lessThan(decimal(minimumBatch)) || !decimal(maximumPerDay).greaterThan(0))
      ? [{ path: ['input', 'maximumPerDay'], data: { minimumBatch, maximumPerDay } }] : [],
    text: {
      en: 'The most per day, {maximumPerDay}, must be more than 0 and no less than the smallest batch, {minimumBatch}.',
      id: 'Maksimum per hari, {maximumPerDay}, harus lebih dari 0 dan tidak kurang dari batch terkecil, {minimumBatch}.',
    },
  },
  WHOLE_UNITS: {
    breaks: ({ minimumBatch, maximumPerDay }, { product }) => isCounted(product.unit)
      ? Object.entries({ minimumBatch, maximumPerDay }).flatMap(([field, value]) =>
        value !== null && !decimal(value).isInteger() ? [{ path: ['input', field], data: { value, unit: product.unit } }] : [])
      : [],
    text: { en: '{value} is not a whole number of {unit}.', id: '{value} bukan bilangan bulat {unit}.' },
  },
  STORABLE: {
    breaks: (draft) => (['outputPerHour', 'setupHours', 'minimumBatch', 'maximumPerDay'] as const).flatMap((field) => {
      const value = draft[field]
      return value !== null && !fitsColumn(value, 20, 6) ? [{ path: ['input', field], data: { value } }] : []
    }),
    text: {
      en: '{value} has more than 14 digits before the point or 6 after it.',
      id: '{value} memiliki lebih dari 14 angka sebelum atau 6 angka sesudah koma.',
    },
  },
  ONE_CURRENCY: {
    breaks: ({ setupCost, unitPrice }) => setupCost.currency !== unitPrice.currency ? [{ path: ['input', 'setupCost', 'currency'] }] : [],
    text: { en: 'Price and set-up cost are in one currency.', id: 'Harga dan biaya penyiapan harus dalam satu mata uang.' },
  },
  ENDS_AFTER_IT_BEGINS: {
    breaks: ({ validFrom, validTo }) =>
      validTo !== null && validTo <= validFrom ? [{ path: ['input', 'validTo'], data: { validFrom, validTo } }] : [],
    text: {
      en: 'It ends on {validTo}, which is not after its first day, {validFrom}.',
      id: 'Masa berlakunya berakhir {validTo}, tidak sesudah hari pertama, {validFrom}.',
    },
  },
  ONE_AT_A_TIME: {
    breaks: (draft, { others }) => others.filter((other) => overlaps(draft, other)).map((other) => ({
      path: ['input', 'validFrom'], data: { id: other.id, from: other.validFrom, to: other.validTo ?? '…' },
    })),
    text: {
      en: 'The line already has this product and class from {from} to {to}; end that capability first.',
      id: 'Lini ini sudah memiliki produk dan kelas tersebut dari {from} sampai {to}; akhiri dahulu kemampuan itu.',
    },
  },
} satisfies Rules<CapabilityDraft, CapabilityFacts>

export const endable = {
  NOT_IN_THE_PAST: {
    breaks: ({ validTo, today }) => validTo < today ? [{ path: ['input', 'validTo'], data: { validTo, today } }] : [],
    text: { en: 'It cannot have ended on {validTo}: today is {today}.', id: 'Tidak dapat berakhir pada {validTo}: hari ini {today}.' },
  },
  NOT_BEFORE_IT_BEGINS: {
    breaks: ({ validTo, validFrom }) => validTo < validFrom ? [{ path: ['input', 'validTo'], data: { validTo, validFrom } }] : [],
    text: {
      en: 'It begins on {validFrom}; give that day to take it back whole.',
      id: 'Baru berlaku {validFrom}; berikan hari itu untuk membatalkan seluruhnya.',
    },
  },
  ONLY_EARLIER: {
    breaks: ({ validTo, until }) => until !== null && validTo > until ? [{ path: ['input', 'validTo'], data: { validTo, until } }] : [],
    text: {
      en: 'It ends on {until} already; declare a new capability to go on.',
      id: 'Sudah berakhir pada {until}; nyatakan kemampuan baru untuk melanjutkan.',
    },
  },
} satisfies Rules<{ validFrom: string; validTo: string; until: string | null; today: string }, null>

/** A product with classes is always of one of them; a product without has none. */
export function isClassOf(qualityClass: string | null, { qualityClasses }: { qualityClasses: readonly string[] }): boolean {
  return qualityClass === null ? qualityClasses.length === 0 : qualityClasses.includes(qualityClass)
}

export function classFinding(qualityClass: string | null, { qualityClasses }: { qualityClasses: readonly string[] }) {
  return { path: ['input', 'qualityClass'], data: { qualityClass: qualityClass ?? '–', allowed: qualityClasses.join(', ') || '–' } }
}

function overlaps(left: { validFrom: string; validTo: string | null }, right: { validFrom: string; validTo?: string | null }): boolean {
  return left.validFrom < (right.validTo ?? '9999-12-31') && right.validFrom < (left.validTo ?? '9999-12-31')
}
