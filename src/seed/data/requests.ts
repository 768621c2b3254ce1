/** Demand in the shape of reported orders; dates count from the day of the seed. */
export interface RequestSeed {
  buyer: string
  title: string
  description: string
  route: 'SWAKELOLA_TYPE_II' | 'E_PURCHASING' | 'DIRECT_PROCUREMENT' | 'RFQ' | 'DIRECT_ORDER'
  published: boolean
  /** Upper limit of the landed cost in rupiah; direct procurement must know it. */
  ceiling?: string
  product: string
  qualityClass: string | null
  quantity: string
  unit: string
  slots: readonly { place: string; region: string; latitude: number; longitude: number; fromDays: number; toDays: number; quantity: string }[]
  reported: string | null
  assumptions: readonly string[]
}

const JAKARTA = { place: 'Jl. K.H. Mas Mansyur, Tanah Abang', region: '31.71', latitude: -6.19, longitude: 106.81 }
const BEKASI = { place: 'Kota Bekasi', region: '32.75', latitude: -6.24, longitude: 106.99 }

export const requests: readonly RequestSeed[] = [
  {
    buyer: 'Dinas Bina Marga Provinsi DKI Jakarta', title: 'Paving trotoar Tanah Abang', route: 'SWAKELOLA_TYPE_II', published: true,
    description: 'Paving blocks for pedestrians\' paths and gardens beside them.', product: 'PAVING-BLOCK-6', qualityClass: 'D', quantity: '1200', unit: 'MTK',
    slots: [{ ...JAKARTA, fromDays: 30, toDays: 98, quantity: '1200' }],
    reported: 'paving blocks were named when the Minister met the Governor, 7 Aug 2025', assumptions: ['quantity', 'place', 'class', 'dates'],
  },
  {
    buyer: 'Pemerintah Desa Sukolilo, Pati', title: 'Paving jalan desa', route: 'SWAKELOLA_TYPE_II', published: true,
    description: 'A village road.', product: 'PAVING-BLOCK-6', qualityClass: 'C', quantity: '700', unit: 'MTK',
    slots: [{ place: 'Desa Sukolilo', region: '33.18', latitude: -6.75, longitude: 111.04, fromDays: 30, toDays: 100, quantity: '700' }],
    reported: 'a village government ordered 700 m² from Lapas Pati', assumptions: ['class', 'dates', 'which village'],
  },
  {
    buyer: 'PT Griya Nusantara Bekasi', title: '50.000 paving block untuk perumahan', route: 'RFQ', published: false,
    description: 'Garden paths of a housing estate.', product: 'PAVING-BLOCK-6', qualityClass: 'D', quantity: '50000', unit: 'H87',
    slots: [{ ...BEKASI, fromDays: 35, toDays: 120, quantity: '50000' }], reported: null, assumptions: ['all'],
  },
  {
    buyer: 'Sekretariat Kota Bekasi', title: 'Kudapan rapat mingguan', route: 'DIRECT_PROCUREMENT', published: true, ceiling: '25000000',
    description: 'Bread for meetings, every week.', product: 'BREAD', qualityClass: null, quantity: '3200', unit: 'H87',
    slots: [1, 2, 3, 4].map((week) => ({ ...BEKASI, fromDays: 7 * week + 2, toDays: 7 * week + 3, quantity: '800' })),
    reported: 'demand of 1,000 pieces a day at Lapas Bekasi', assumptions: ['schedule: four weeks of the quarter'],
  },
  {
    buyer: 'Disdukcapil Kota Malang', title: 'Parsel kue kering', route: 'DIRECT_PROCUREMENT', published: true, ceiling: '30000000',
    description: 'Holiday parcels for staff, two jars each.', product: 'DRY-CAKE-JAR', qualityClass: null, quantity: '260', unit: 'H87',
    slots: [{ place: 'Kantor Disdukcapil', region: '35.73', latitude: -7.98, longitude: 112.62, fromDays: 14, toDays: 29, quantity: '260' }],
    reported: '100 parcels ordered by staff, 30 from outside, 2 or 3 jars each', assumptions: ['due date'],
  },
  {
    buyer: 'PT Griya Nusantara Bekasi', title: 'Miniatur rumah untuk pameran', route: 'RFQ', published: true,
    description: 'Miniature houses for a housing expo.', product: 'MINIATURE-HOUSE', qualityClass: null, quantity: '40', unit: 'H87',
    slots: [{ ...JAKARTA, fromDays: 30, toDays: 120, quantity: '40' }],
    reported: 'miniature housing was named when the Minister met the Governor', assumptions: ['all else'],
  },
  {
    buyer: 'Dinas Bina Marga Provinsi DKI Jakarta', title: 'Lukisan untuk balai kota', route: 'DIRECT_PROCUREMENT', published: false, ceiling: '20000000',
    description: 'Paintings for the city hall.', product: 'PAINTING', qualityClass: null, quantity: '3', unit: 'H87',
    slots: [{ place: 'Balai Kota', region: '31.71', latitude: -6.18, longitude: 106.83, fromDays: 7, toDays: 60, quantity: '3' }],
    reported: 'paintings were named when the Minister met the Governor', assumptions: ['all else; three, as many as are on stock'],
  },
]
