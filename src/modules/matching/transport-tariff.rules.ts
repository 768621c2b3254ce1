import type { Rules } from '../../platform/rules.js'
import { decimal, fitsColumn } from '../../values/decimal.js'
import type { Product } from '../catalogue/index.js'
import type { TransportTariff } from './transport-tariff.entity.js'

export interface TariffToDeclare {
  perUnitKm: string
  perTrip: string
  tripLoad?: string | null
  daysPerKm: string
  roadFactor: string
  unit: string
  validFrom: string
  product: Product | null
  /** The tariff of the same goods that has no end yet. */
  open: readonly TransportTariff[]
}

const FIGURES = ['perUnitKm', 'perTrip', 'daysPerKm'] as const

/** Digits in all and after the point, as the table keeps them. */
const STORED = { perUnitKm: [20, 6], perTrip: [20, 4], tripLoad: [20, 6], daysPerKm: [12, 8], roadFactor: [6, 3] } as const

export const payable = {
  STORABLE: {
    breaks: (tariff) => Object.entries(STORED).flatMap(([figure, [digits, after]]) => {
      const value = tariff[figure as keyof typeof STORED]
      return value != null && !fitsColumn(value, digits, after) ? [{ path: ['input', figure], data: { value, before: digits - after, after } }] : []
    }),
    text: { en: '{value} has more than {before} digits before the point or {after} after it.', id: '{value} memiliki lebih dari {before} angka sebelum atau {after} angka sesudah koma.' },
  },
  NOT_NEGATIVE: {
    breaks: (tariff) => FIGURES.filter((figure) => decimal(tariff[figure]).lessThan(0)).map((figure) => ({ path: ['input', figure] })),
    text: { en: 'Give 0 or more.', id: 'Berikan 0 atau lebih.' },
  },
  ROAD_AT_LEAST_STRAIGHT: {
    breaks: ({ roadFactor }) => decimal(roadFactor).lessThan(1) ? [{ path: ['input', 'roadFactor'] }] : [],
    text: { en: 'A road is never shorter than the straight line: give 1 or more.', id: 'Jalan tidak pernah lebih pendek dari garis lurus: berikan 1 atau lebih.' },
  },
  A_TRIP_CARRIES_SOMETHING: {
    breaks: ({ tripLoad }) => tripLoad && decimal(tripLoad).lessThanOrEqualTo(0) ? [{ path: ['input', 'tripLoad'] }] : [],
    text: { en: 'A trip carries more than 0 units.', id: 'Satu perjalanan mengangkut lebih dari 0 satuan.' },
  },
  UNIT_OF_THE_PRODUCT: {
    breaks: ({ product, unit }) => product && product.unit !== unit ? [{ path: ['input', 'unit'], data: { unit: product.unit } }] : [],
    text: { en: 'The product is measured in {unit}.', id: 'Produk ini diukur dalam {unit}.' },
  },
  AFTER_THE_EARLIER_ONE: {
    breaks: ({ open, validFrom }) => open.filter((earlier) => earlier.validFrom >= validFrom).map((earlier) => ({ path: ['input', 'validFrom'], data: { from: earlier.validFrom } })),
    text: { en: 'The tariff in force began on {from}; begin later.', id: 'Tarif yang berlaku dimulai pada {from}; mulailah sesudahnya.' },
  },
} satisfies Rules<TariffToDeclare, null>
