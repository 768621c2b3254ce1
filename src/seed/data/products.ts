import type { ProductSeed } from './types.js'

/** Products that the reported facilities make. Figures without a source are assumptions of ours and say so. */
export const products: readonly ProductSeed[] = [
  {
    code: 'PAVING-BLOCK-6', name: 'Paving block 21 × 10,5 × 6 cm', kind: 'COMMODITY', unit: 'MTK', qualityClasses: ['A', 'B', 'C', 'D'],
    conversions: [{ unit: 'H87', perBaseUnit: '44.7' }], curingDays: 28, shelfLifeDays: null,
    description: 'Concrete paving block after SNI 03-0691: class A road, B parking, C pedestrians, D garden. 44.7 stones cover one square metre; strength is tested at 28 days.',
    source: 'SNI 03-0691 (classes, 28 days); 2,280 stones = 51 m² at Lapas Tangerang (bantenkita.com, 18 Oct 2025)',
  },
  {
    code: 'BREAD', name: 'Roti', kind: 'PERISHABLE', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0, shelfLifeDays: 4,
    minimumRemainingLifePercent: 50, description: 'Bread and doughnuts without preservatives, by the piece.',
    source: 'four days without preservatives: matasulsel.com (Dec 2018), majalahteras.com (28 Aug 2023); half of it left on arrival is an assumption',
  },
  {
    code: 'DRY-CAKE-JAR', name: 'Kue kering, stoples', kind: 'PERISHABLE', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0, shelfLifeDays: 90,
    minimumRemainingLifePercent: 50, description: 'Dry cakes (nastar, kastengel and others), by the jar of about 500 g.',
    source: 'lenteratoday.com (Mar 2024); 90 days is an assumption',
  },
  {
    code: 'MINIATURE-HOUSE', name: 'Miniatur rumah', kind: 'MADE_TO_ORDER', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0, shelfLifeDays: null,
    requiresSample: true, description: 'Miniature house, made after an approved sample.',
    source: 'named by the Minister on 7 Aug 2025; traditional houses at Lapas Kendari (sultra.antaranews.com, 2024)',
  },
  {
    code: 'PAINTING', name: 'Lukisan', kind: 'UNIQUE', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0, shelfLifeDays: null,
    description: 'One painting, with its size, medium and certificate.',
    source: 'named by the Minister on 7 Aug 2025; leather offcut paintings: jakarta.tribunnews.com (6 Jul 2018)',
  },
]
