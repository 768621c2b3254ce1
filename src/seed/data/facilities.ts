import type { FacilitySeed } from './types.js'

const WORKING_DAYS_6H = [6, 6, 6, 6, 6, 0, 0] as const
const WORKING_DAYS_8H = [8, 8, 8, 8, 8, 0, 0] as const
const SIX_DAYS_6H = [6, 6, 6, 6, 6, 6, 0] as const

/** Reported facts of real facilities, re-entered with their sources; each assumption is marked. */
export const facilities: readonly FacilitySeed[] = [
  {
    organization: 'Lapas Kelas I Tangerang', name: 'Bengkel Jawara Beton', region: '36.71', latitude: -6.18, longitude: 106.63, timezone: 'Asia/Jakarta',
    lines: [{
      name: 'Mesin paving 1', hoursPerWeekday: WORKING_DAYS_6H, crew: 15,
      capabilities: [{ product: 'PAVING-BLOCK-6', qualityClass: 'D', outputPerHour: '8.5', unitPrice: '72000', setupHours: '0', setupCost: '0' }],
    }],
    sources: ['bantenkita.com/?p=75364 (18 Oct 2025): 2,280 stones = 51 m² in a cycle of 6 hours, crew of 15, K-100', 'jendelaindonesia.id (12 Feb 2026): totals'],
    assumptions: ['one cycle each working day', 'Rp72,000 per m²: no price is reported; near Pati\'s for the ordinary class', 'K-100 is about 10 MPa, so class D'],
  },
  {
    organization: 'Lapas Nirbaya Nusakambangan', name: 'Bengkel FABA', region: '33.01', latitude: -7.72, longitude: 108.95, timezone: 'Asia/Jakarta',
    lines: [{
      name: 'Mesin paving dan batako', hoursPerWeekday: [5, 5, 5, 5, 5, 0, 0], crew: 30,
      capabilities: [{ product: 'PAVING-BLOCK-6', qualityClass: 'D', outputPerHour: '8.948', unitPrice: '62000', setupHours: '1', setupCost: '150000' }],
    }],
    sources: ['jendelaindonesia.id (10 Feb 2026): 2,000 stones a day of 5 hours, crew of 30, 2 machines', 'jabarnews.com (Sep 2025)'],
    assumptions: ['2,000 stones / 44.7 = 44.74 m² a day', 'class D and Rp62,000 per m² are not reported', 'changing over from batako costs an hour and Rp150,000'],
  },
  {
    organization: 'Lapas Kelas IIB Pati', name: 'Bengkel paving Pati', region: '33.18', latitude: -6.75, longitude: 111.04, timezone: 'Asia/Jakarta',
    lines: [{
      name: 'Mesin paving', hoursPerWeekday: WORKING_DAYS_8H, crew: 15,
      capabilities: [
        { product: 'PAVING-BLOCK-6', qualityClass: 'D', outputPerHour: '10', unitPrice: '70000' },
        { product: 'PAVING-BLOCK-6', qualityClass: 'C', outputPerHour: '10', unitPrice: '80000', setupHours: '1', setupCost: '100000' },
        { product: 'PAVING-BLOCK-6', qualityClass: 'B', outputPerHour: '10', unitPrice: '90000', setupHours: '1', setupCost: '100000' },
      ],
    }],
    sources: ['jateng.tribunnews.com (11 Jan 2024): 3,840 stones = 80 m² a day, crew of 15; Rp70,000 ordinary, Rp80,000 medium, Rp90,000 good per m²; sales split 50/10/40'],
    assumptions: ['80 m² in a day of 8 hours', 'ordinary, medium and good are taken as classes D, C and B', 'the change-over of a class'],
  },
  {
    organization: 'Lapas Kelas I Makassar', name: 'D\'Laps Bakery', region: '73.71', latitude: -5.17, longitude: 119.43, timezone: 'Asia/Makassar',
    lines: [{ name: 'Oven', hoursPerWeekday: SIX_DAYS_6H, crew: 8, capabilities: [{ product: 'BREAD', qualityClass: null, outputPerHour: '83.33', unitPrice: '5000' }] }],
    sources: ['matasulsel.com (Dec 2018)', 'food.detik.com d-4382385 (Jan 2019): 500 pieces a day, at most 1,000; keeps 4 to 5 days without preservatives'],
    assumptions: ['Rp5,000 a piece, as reported elsewhere', 'a day of 6 hours, crew of 8'],
  },
  {
    organization: 'Lapas Kelas IIA Bekasi', name: 'Toko roti Lapas Bekasi', region: '32.75', latitude: -6.24, longitude: 106.99, timezone: 'Asia/Jakarta',
    lines: [{ name: 'Oven', hoursPerWeekday: SIX_DAYS_6H, crew: 6, capabilities: [{ product: 'BREAD', qualityClass: null, outputPerHour: '83.33', unitPrice: '5000' }] }],
    sources: ['majalahteras.com (28 Aug 2023): 500 pieces a day, crew of 6, Rp5,000, keeps 4 days, demand of 1,000 a day'],
    assumptions: ['a day of 6 hours'],
  },
  {
    organization: 'Lapas Kelas I Bandar Lampung', name: 'Raja Bakery', region: '18.71', latitude: -5.38, longitude: 105.25, timezone: 'Asia/Jakarta',
    lines: [{ name: 'Oven', hoursPerWeekday: SIX_DAYS_6H, crew: 5, capabilities: [{ product: 'BREAD', qualityClass: null, outputPerHour: '50', unitPrice: '5000' }] }],
    sources: ['kompas.tv/article/252290: 300 packs a day, Rp5,000'],
    assumptions: ['a pack counts as a piece', 'a day of 6 hours, crew of 5'],
  },
  {
    organization: 'Lapas Perempuan Kelas IIA Malang', name: 'D\'Lapang', region: '35.73', latitude: -7.98, longitude: 112.62, timezone: 'Asia/Jakarta',
    lines: [{ name: 'Dapur kue', hoursPerWeekday: WORKING_DAYS_6H, crew: 10, capabilities: [{ product: 'DRY-CAKE-JAR', qualityClass: null, outputPerHour: '3.333', unitPrice: '65000' }] }],
    stock: [{ product: 'DRY-CAKE-JAR', qualityClass: null, quantity: '40', unitPrice: '65000', ageDays: 5 }],
    sources: ['lenteratoday.com/post/item/174204 (Mar 2024), /135588 (Apr 2023): 100 jars a week, Rp65,000 to 120,000'],
    assumptions: ['30 hours a week, crew of 10', '40 jars on stock', 'the lower price'],
  },
  {
    organization: 'Lapas Kelas IIB Purwodadi', name: 'Dapur kue Purwodadi', region: '33.15', latitude: -7.09, longitude: 110.91, timezone: 'Asia/Jakarta',
    lines: [{ name: 'Dapur kue', hoursPerWeekday: WORKING_DAYS_6H, crew: 8, capabilities: [{ product: 'DRY-CAKE-JAR', qualityClass: null, outputPerHour: '5', unitPrice: '50000' }] }],
    sources: ['sragen.inews.id (2023): tens of jars a day, Rp50,000'],
    assumptions: ['"tens" is taken as 30 a day of 6 hours', 'crew of 8'],
  },
  {
    organization: 'Lapas Kelas IIA Kendari', name: 'Bengkel kerajinan Kendari', region: '74.71', latitude: -3.99, longitude: 122.51, timezone: 'Asia/Makassar',
    lines: [{ name: 'Meja miniatur', hoursPerWeekday: WORKING_DAYS_6H, crew: 6, capabilities: [{ product: 'MINIATURE-HOUSE', qualityClass: null, outputPerHour: '0.1', unitPrice: '450000', minimumBatch: '1' }] }],
    sources: ['sultra.antaranews.com/berita/465683 (2024): miniature traditional houses, mosques, ships'],
    assumptions: ['ten working hours a piece, Rp450,000, crew of 6'],
  },
  {
    organization: 'Lapas Kelas IIA Tarakan', name: 'Bengkel miniatur Tarakan', region: '65.71', latitude: 3.31, longitude: 117.59, timezone: 'Asia/Makassar',
    lines: [{ name: 'Meja miniatur', hoursPerWeekday: WORKING_DAYS_6H, crew: 3, capabilities: [{ product: 'MINIATURE-HOUSE', qualityClass: null, outputPerHour: '0.1', unitPrice: '500000', minimumBatch: '1' }] }],
    sources: ['jpnn.com: miniature gardens, cars, ships; crew of 3; Rp100,000 to 2,000,000'],
    assumptions: ['ten working hours a piece, Rp500,000'],
  },
  {
    organization: 'Lapas Kelas I Cirebon', name: 'Sanggar lukis Cirebon', region: '32.74', latitude: -6.73, longitude: 108.56, timezone: 'Asia/Jakarta',
    lines: [],
    stock: [1, 2, 3].map((number) => ({
      product: 'PAINTING', qualityClass: null, quantity: '1', unitPrice: '5000000', ageDays: 30, serial: `CRB-2026-00${number}`,
      attributes: { title: `Lukisan perca kulit ${number}`, medium: 'perca kulit', size: '80 × 60 cm' },
    })),
    sources: ['jakarta.tribunnews.com (6 Jul 2018): a painting of leather offcuts, Rp5,000,000'],
    assumptions: ['the page does not name the facility; Cirebon is an assumption', 'three of them, titles and size'],
  },
]
