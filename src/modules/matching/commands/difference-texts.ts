import type { Text } from '../../../platform/locale.js'
import { sumOf } from '../../../values/decimal.js'
import { say } from '../engine/index.js'
import type { DifferenceReason, StoredLack } from '../stored-answer.js'

const TEXTS: Readonly<Record<Exclude<DifferenceReason, 'CAPACITY_GONE'>, Text>> = {
  NOT_VERIFIED: { en: 'It is no longer verified, or closed.', id: 'Tidak lagi terverifikasi, atau ditutup.' },
  DAY_PASSED: { en: 'Days on which it was to produce, or to deliver from stock, have passed.', id: 'Hari produksinya, atau hari pengiriman dari stoknya, sudah lewat.' },
  CAPABILITY_ENDED: { en: 'It has ended what it was to make on those days.', id: 'Kemampuan yang dipakai pada hari-hari itu telah diakhiri.' },
  TOO_OLD: { en: 'What it was to deliver would be too old on its arrival.', id: 'Barangnya akan terlalu tua saat tiba.' },
  DECLINED: { en: 'It declined, or did not answer in time.', id: 'Menolak, atau tidak menjawab tepat waktu.' },
  REQUEST_AMENDED: { en: 'The request was amended.', id: 'Permintaan telah diubah.' },
  TAKES_OVER: { en: 'It takes over what others can no longer do.', id: 'Mengambil alih bagian yang tidak lagi dapat dikerjakan fasilitas lain.' },
  OTHER_DAYS: { en: 'The same quantity on other days, at another price or by another way.', id: 'Jumlah yang sama pada hari lain, dengan harga atau rute lain.' },
  BETTER_NOW: { en: 'With what is free and costs now, the plan is better so.', id: 'Dengan kapasitas dan harga saat ini, rencana lebih baik demikian.' },
  REPLANNED: { en: 'The plan was computed anew.', id: 'Rencana dihitung ulang.' },
}

/** Why a facility's part is other than in the plan before. */
export function differenceText(reason: DifferenceReason, lacks: readonly StoredLack[]): Text {
  if (reason !== 'CAPACITY_GONE') return TEXTS[reason]
  const hours = lacks.filter(({ isStock, isLimit }) => !isStock && !isLimit)
  const parts = [hoursGone(hours), limitGone(lacks.filter(({ isLimit }) => isLimit)), stockGone(lacks.filter(({ isStock }) => isStock))].filter((part) => part !== null)
  return { en: parts.map(({ en }) => en).join(' '), id: parts.map(({ id }) => id).join(' ') }
}

const lackOf = (lacks: readonly StoredLack[]): string => sumOf(lacks.map(({ needed }) => needed)).minus(sumOf(lacks.map(({ free }) => free))).toFixed()

function hoursGone(lacks: readonly StoredLack[]): Text | null {
  const [first] = lacks
  if (!first?.day) return null
  const { day } = first
  const missing = lackOf(lacks)
  return say(
    words => `Of the hours that the plan took, ${words.quantity(missing)} are no longer free, on ${lacks.length} ${lacks.length === 1 ? 'day' : 'days'} from ${words.date(day)} on.`,
    words => `Dari jam yang dipakai rencana, ${words.quantity(missing)} tidak lagi tersedia, pada ${lacks.length} hari sejak ${words.date(day)}.`,
  )
}

function limitGone(lacks: readonly StoredLack[]): Text | null {
  const [first] = lacks
  if (!first?.day) return null
  const { day } = first
  const [taken, days] = [lackOf(lacks), lacks.length]
  return say(
    words => `Of what it may make in a day, ${words.quantity(taken)} that the plan took are no longer free, on ${days} ${days === 1 ? 'day' : 'days'} from ${words.date(day)} on.`,
    words => `Dari batas produksi harian, ${words.quantity(taken)} yang dipakai rencana tidak lagi tersedia, pada ${days} hari sejak ${words.date(day)}.`,
  )
}

function stockGone(lacks: readonly StoredLack[]): Text | null {
  const gone = lackOf(lacks)
  return lacks.length === 0 ? null : say(
    words => `Of the stock that the plan took, ${words.quantity(gone)} are gone.`,
    words => `Dari stok yang dipakai rencana, ${words.quantity(gone)} sudah terpakai.`,
  )
}
