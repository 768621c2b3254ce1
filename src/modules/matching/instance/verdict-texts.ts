import type { Text } from '../../../platform/locale.js'
import { say, type Words } from '../engine/index.js'
import type { VerdictReason } from '../stored-answer.js'

const TEXTS: Readonly<Record<VerdictReason, Text>> = {
  CHOSEN: { en: '{name} delivers {quantity} {unit}.', id: '{name} mengirim {quantity} {unit}.' },
  QUALITY_CLASS: {
    en: '{name} makes class {has}; class {class} or better is asked for.',
    id: '{name} membuat kelas {has}; yang diminta kelas {class} atau lebih baik.',
  },
  NO_CAPABILITY: { en: '{name} is near, but does not make the product.', id: '{name} dekat, tetapi tidak membuat produk ini.' },
  NO_CAPACITY_BEFORE: {
    en: '{name} has no free hours whose output would arrive by {day}.',
    id: '{name} tidak memiliki jam kosong yang hasilnya tiba paling lambat {day}.',
  },
  TOO_DEAR: {
    en: '{name} would cost {money} more for each {unit}, delivered, than the plan pays.',
    id: '{name} lebih mahal {money} per {unit} sampai tujuan daripada rencana ini.',
  },
  PRICE_CEILING: { en: 'The cheapest {unit} of {name} is {money} above the price ceiling.', id: 'Harga {unit} termurah dari {name} {money} di atas batas harga.' },
  REGION: { en: '{name} lies outside the regions asked for.', id: '{name} berada di luar wilayah yang diminta.' },
  MIN_LOT: { en: 'The part left for {name} would be smaller than its least batch.', id: 'Bagian untuk {name} lebih kecil dari batas minimumnya.' },
  MAX_FACILITIES: { en: 'The plan already uses as many facilities as allowed without {name}.', id: 'Jumlah fasilitas sudah mencapai batas tanpa {name}.' },
  SHELF_LIFE: {
    en: 'What {name} could make would spoil before the delivery, or come too late.',
    id: 'Hasil {name} akan rusak sebelum pengiriman, atau terlambat.',
  },
  NOT_VERIFIED: { en: '{name} is not verified by the authority, or is closed.', id: '{name} belum diverifikasi otoritas, atau sudah ditutup.' },
  EXCLUDED: { en: '{name} is excluded from this request.', id: '{name} dikecualikan dari permintaan ini.' },
  FORBIDDEN: { en: 'No transport tariff is in force for the way from {name}.', id: 'Tidak ada tarif angkutan yang berlaku dari {name}.' },
  CAPACITY_TAKEN: { en: 'What {name} has free is used for other lines of the request.', id: 'Kapasitas {name} dipakai untuk baris lain dari permintaan ini.' },
  LONG_RUN: {
    en: '{name} makes it in runs longer than a day, on a line that is planned by days; such runs were not planned, and whether they would do is not known.',
    id: '{name} membuatnya dalam proses lebih dari sehari, di lini yang direncanakan per hari; proses itu tidak direncanakan, dan belum diketahui apakah cukup.',
  },
  CEILING: { en: '{name} could take it over, but not below the ceiling of the request.', id: '{name} dapat mengambil alih, tetapi tidak di bawah batas atas permintaan.' },
  SHARES: { en: '{name} could deliver; the shares asked for leave it no part.', id: '{name} dapat mengirim; aturan bagian yang diminta tidak memberinya bagian.' },
  NOT_NEEDED: { en: '{name} could deliver; the plan needs no more.', id: '{name} dapat mengirim; rencana tidak membutuhkan lagi.' },
}

/** Figures are written as the language does, names as they are. */
const FIGURES: Readonly<Record<string, keyof Pick<Words, 'quantity' | 'number' | 'date'>>> = { quantity: 'quantity', money: 'number', day: 'date' }

export function verdictText(reason: VerdictReason, data: Readonly<Record<string, string>>): Text {
  const fill = (template: string, words: Words): string => template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const [value = '', figure] = [data[name], FIGURES[name]]
    return figure ? words[figure](value) : value
  })
  return say((words) => fill(TEXTS[reason].en, words), (words) => fill(TEXTS[reason].id, words))
}
