import type { Rules } from '../../platform/rules.js'
import { decimal, fitsColumn } from '../../values/decimal.js'
import { isCounted, type UnitCode } from '../../values/unit.js'
import { STANDARD_CONVERSIONS } from '../../values/unit-conversion.js'

/** A product as it is about to be. */
export interface ProductDraft {
  kind: string
  unit: UnitCode
  qualityClasses: readonly string[]
  conversions: readonly { unit: UnitCode; perBaseUnit: string }[]
  shelfLifeDays: number | null
  minimumRemainingLifePercent: number | null
  curingDays: number
}

export const listable = {
  CONVERSION_ABOVE_ZERO: {
    breaks: ({ conversions }) => conversions.flatMap(({ perBaseUnit }, index) =>
      decimal(perBaseUnit).greaterThan(0) && fitsColumn(perBaseUnit, 20, 6) ? [] : [{ path: ['input', 'conversions', index, 'perBaseUnit'], data: { perBaseUnit } }]),
    text: {
      en: '{perBaseUnit} is not a factor: give more than 0 with at most 6 digits after the point.',
      id: '{perBaseUnit} bukan faktor: berikan lebih dari 0 dengan paling banyak 6 angka di belakang koma.',
    },
  },
  ONE_CONVERSION_PER_UNIT: {
    breaks: ({ unit, conversions }) => conversions.flatMap((conversion, index) =>
      conversion.unit === unit || conversions.findIndex((other) => other.unit === conversion.unit) < index
        ? [{ path: ['input', 'conversions', index, 'unit'], data: { unit: conversion.unit } }] : []),
    text: {
      en: 'The unit {unit} is the base unit or is converted twice.',
      id: 'Satuan {unit} adalah satuan dasar atau dikonversi dua kali.',
    },
  },
  NO_OTHER_DOZEN: {
    breaks: ({ unit, conversions }) => conversions.flatMap((conversion, index) => {
      const standard = STANDARD_CONVERSIONS.find(({ from, to }) => (from === unit && to === conversion.unit) || (to === unit && from === conversion.unit))
      return standard ? [{ path: ['input', 'conversions', index], data: { from: standard.from, to: standard.to, factor: standard.factor } }] : []
    }),
    text: {
      en: 'One {from} is always {factor} {to}; leave the conversion out.',
      id: 'Satu {from} selalu {factor} {to}; konversi itu tidak perlu diberikan.',
    },
  },
  PERISHES: {
    breaks: ({ kind, shelfLifeDays }) => kind === 'PERISHABLE' && shelfLifeDays === null ? [{ path: ['input', 'shelfLifeDays'] }] : [],
    text: { en: 'A perishable product has a shelf life.', id: 'Produk yang mudah rusak memiliki masa simpan.' },
  },
  REMAINS_OF_A_LIFE: {
    breaks: ({ shelfLifeDays, minimumRemainingLifePercent }) => minimumRemainingLifePercent !== null && shelfLifeDays === null
      ? [{ path: ['input', 'minimumRemainingLifePercent'] }] : [],
    text: { en: 'Without a shelf life nothing of it can remain.', id: 'Tanpa masa simpan tidak ada sisa yang dapat disyaratkan.' },
  },
  RIPE_BEFORE_SPOILED: {
    breaks: ({ curingDays, shelfLifeDays }) =>
      shelfLifeDays !== null && curingDays >= shelfLifeDays ? [{ path: ['input', 'curingDays'], data: { curingDays, shelfLifeDays } }] : [],
    text: {
      en: 'It would be spoiled after {shelfLifeDays} days but may be delivered only after {curingDays}.',
      id: 'Produk rusak setelah {shelfLifeDays} hari tetapi baru boleh dikirim setelah {curingDays}.',
    },
  },
  UNIQUE_IS_COUNTED: {
    breaks: ({ kind, unit }) => kind === 'UNIQUE' && !isCounted(unit) ? [{ path: ['input', 'unit'], data: { unit } }] : [],
    text: { en: 'A unique work is counted, not measured in {unit}.', id: 'Karya tunggal dihitung, bukan diukur dalam {unit}.' },
  },
} satisfies Rules<ProductDraft, null>
