import type { Rules } from '../../platform/rules.js'
import { decimal } from '../../values/decimal.js'
import type { UnitCode } from '../../values/unit.js'
import { digitsOf, isMeasured, MEASURED } from '../contracts/index.js'
import type { Batch } from './batch.entity.js'
import type { Receipt } from './receipt.entity.js'
import type { WorkOrder } from './work-order.entity.js'

export const progressing = {
  NOT_LESS_THAN_BEFORE: {
    breaks: ({ batch, made }) => decimal(made).lessThan(batch.made) ? [{ path: ['made'], data: { made: batch.made, unit: batch.unit } }] : [],
    text: { en: '{made} {unit} were reported before; progress does not go back.', id: '{made} {unit} sudah dilaporkan; kemajuan tidak mundur.' },
  },
  NOT_MORE_THAN_PLANNED: {
    breaks: ({ batch, made }) => decimal(made).greaterThan(batch.quantity) ? [{ path: ['made'], data: { quantity: batch.quantity, unit: batch.unit } }] : [],
    text: { en: 'The batch is for {quantity} {unit}.', id: 'Batch ini untuk {quantity} {unit}.' },
  },
  MEASURED: {
    breaks: ({ batch: { unit }, made }) => isMeasured(made, unit) ? [] : [{ path: ['made'], data: { unit, digits: digitsOf(unit) } }],
    text: MEASURED,
  },
} satisfies Rules<{ batch: Batch; made: string }, null>

export const finishable = {
  SOMETHING_WAS_MADE: {
    breaks: ({ made }) => decimal(made).isZero(),
    text: { en: 'Report first how much was made.', id: 'Laporkan dahulu berapa yang telah dibuat.' },
  },
} satisfies Rules<Batch, null>

/** The first day on which the batch may be shipped is a fact of the product: SNI 03-0691 tests strength at 28 days. */
export const cured = {
  CURED: {
    breaks: ({ batch, today }) => batch.curedOn && today < batch.curedOn ? [{ path: ['id'], data: { curedOn: batch.curedOn } }] : [],
    text: { en: 'It cures until {curedOn} and can be ready then.', id: 'Masih dalam masa perawatan sampai {curedOn}; siap pada tanggal itu.' },
  },
} satisfies Rules<{ batch: Batch; today: string }, null>

export const releasable = {
  SAMPLE_APPROVED: {
    breaks: ({ sample }) => sample !== 'APPROVED' && sample !== 'NOT_REQUIRED' ? [{ path: ['id'], data: { sample } }] : [],
    text: {
      en: 'The buyer has not approved the sample yet; it is {sample}.',
      id: 'Pembeli belum menyetujui contoh; statusnya {sample}.',
    },
  },
} satisfies Rules<Pick<WorkOrder, 'sample'>, null>

export const discardable = {
  SOMETHING_LEFT: {
    breaks: ({ left }) => decimal(left).isZero(),
    text: { en: 'All of the batch has been shipped.', id: 'Semua isi batch ini sudah dikirim.' },
  },
} satisfies Rules<{ left: string }, null>

/** When what leaves first would arrive, and the last day on which it is fresh enough. */
export interface Freshness { bestBefore: string; arrivesOn: string; lastArrival: string }
/** What is to be packed of one line; `ready` and `unit` are null when the line is not one of the contract. */
export interface Packing { lineId: string; quantity: string; ready: string | null; unit: UnitCode | null; freshness: Freshness | null }

export const packable = {
  SOMETHING_TO_SHIP: {
    breaks: ({ packings }) => packings.length === 0,
    text: { en: 'Name at least one line.', id: 'Sebutkan paling sedikit satu baris.' },
  },
  EACH_LINE_ONCE: {
    breaks: ({ packings }) => new Set(packings.map(({ lineId }) => lineId)).size < packings.length,
    text: { en: 'Name each line once.', id: 'Sebutkan tiap baris satu kali.' },
  },
  LINES_OF_THIS_CONTRACT: {
    breaks: ({ packings }) => packings.flatMap(({ ready }, index) => ready === null ? [{ path: ['input', 'lines', index, 'lineId'] }] : []),
    text: { en: 'This is not a line of the contract.', id: 'Ini bukan baris kontrak tersebut.' },
  },
  MORE_THAN_NOTHING: {
    breaks: ({ packings }) => packings.flatMap(({ quantity }, index) => decimal(quantity).greaterThan(0) ? [] : [{ path: ['input', 'lines', index, 'quantity'] }]),
    text: { en: 'A quantity to ship is more than 0.', id: 'Kuantitas kirim harus lebih dari 0.' },
  },
  NOT_MORE_THAN_READY: {
    breaks: ({ packings }) => packings.flatMap(({ quantity, ready, unit }, index) =>
      ready !== null && decimal(quantity).greaterThan(ready) ? [{ path: ['input', 'lines', index, 'quantity'], data: { ready, unit } }] : []),
    text: { en: 'Only {ready} {unit} are ready.', id: 'Hanya {ready} {unit} yang siap.' },
  },
  MEASURED: {
    breaks: ({ packings }) => packings.flatMap(({ quantity, unit }, index) =>
      unit && !isMeasured(quantity, unit) ? [{ path: ['input', 'lines', index, 'quantity'], data: { unit, digits: digitsOf(unit) } }] : []),
    text: MEASURED,
  },
  FRESH_ON_ARRIVAL: {
    breaks: ({ packings }) => packings.flatMap(({ freshness }, index) =>
      freshness && freshness.arrivesOn > freshness.lastArrival ? [{ path: ['input', 'lines', index], data: { ...freshness } }] : []),
    text: {
      en: 'The oldest of it is best before {bestBefore} and must arrive by {lastArrival}; it would arrive on {arrivesOn}. Discard what is too old.',
      id: 'Yang paling lama baik sebelum {bestBefore} dan harus tiba paling lambat {lastArrival}; akan tiba {arrivesOn}. Buang yang terlalu lama.',
    },
  },
} satisfies Rules<{ packings: readonly Packing[] }, null>

/** What became of one line of a shipment. */
export interface Handover { lineId: string; shipped: string | null; accepted: string; rejected: string; short: string; reason: string | null; unit: UnitCode | null }

export const receivable = {
  EVERY_LINE: {
    breaks: ({ handovers, shipped }) => new Set(handovers.map(({ lineId }) => lineId)).size !== shipped || handovers.length !== shipped || handovers.some((h) => h.shipped === null),
    text: { en: 'Say for every line of the shipment, once, what became of it.', id: 'Sebutkan untuk setiap baris pengiriman, satu kali, apa hasilnya.' },
  },
  NOT_NEGATIVE: {
    breaks: ({ handovers }) => handovers.flatMap(({ accepted, rejected, short }, index) =>
      [accepted, rejected, short].some((quantity) => decimal(quantity).isNegative()) ? [{ path: ['input', 'lines', index] }] : []),
    text: { en: 'Quantities are 0 or more.', id: 'Kuantitas harus 0 atau lebih.' },
  },
  MEASURED: {
    breaks: ({ handovers }) => handovers.flatMap(({ accepted, rejected, short, unit }, index) =>
      unit && [accepted, rejected, short].some((quantity) => !isMeasured(quantity, unit)) ? [{ path: ['input', 'lines', index], data: { unit, digits: digitsOf(unit) } }] : []),
    text: MEASURED,
  },
  ADDS_UP: {
    breaks: ({ handovers }) => handovers.flatMap(({ shipped, accepted, rejected, short, unit }, index) =>
      shipped !== null && !decimal(accepted).plus(rejected).plus(short).equals(shipped) ? [{ path: ['input', 'lines', index], data: { shipped, unit } }] : []),
    text: {
      en: 'Accepted, rejected and short must add up to the {shipped} {unit} that were shipped.',
      id: 'Diterima, ditolak dan kurang harus berjumlah {shipped} {unit} yang dikirim.',
    },
  },
  REJECTION_HAS_A_REASON: {
    breaks: ({ handovers }) => handovers.flatMap(({ rejected, reason }, index) =>
      decimal(rejected).greaterThan(0) && !reason?.trim() ? [{ path: ['input', 'lines', index, 'rejectionReason'] }] : []),
    text: { en: 'Say why it was rejected.', id: 'Sebutkan alasan penolakan.' },
  },
} satisfies Rules<{ handovers: readonly Handover[]; shipped: number }, null>

export const promising = {
  LATER_THAN_PROMISED: {
    breaks: ({ promisedOn, proposedOn }) => proposedOn <= promisedOn ? [{ path: ['input', 'proposedOn'], data: { promisedOn } }] : [],
    text: { en: 'The agreed day is {promisedOn}; propose a later one.', id: 'Tanggal yang disepakati {promisedOn}; ajukan tanggal yang lebih lambat.' },
  },
  NOT_IN_THE_PAST: {
    breaks: ({ proposedOn, today }) => proposedOn < today ? [{ path: ['input', 'proposedOn'], data: { today } }] : [],
    text: { en: 'Propose a day from today, {today}, on.', id: 'Ajukan tanggal mulai hari ini, {today}.' },
  },
} satisfies Rules<{ promisedOn: string; proposedOn: string; today: string }, null>

export const confirmable = {
  NOT_CONFIRMED_BEFORE: {
    breaks: ({ confirmedAt }) => Boolean(confirmedAt),
    text: { en: 'The facility has signed already.', id: 'Fasilitas sudah menandatangani.' },
  },
} satisfies Rules<Receipt, null>
