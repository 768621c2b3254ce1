import { decimal, fitsColumn } from '../../values/decimal.js'
import type { Rules } from '../../platform/rules.js'
import type { LineChange } from './contract-amendment.entity.js'
import type { ContractLine } from './contract-line.entity.js'
import { digitsOf, isMeasured, MEASURED } from './measure.js'

/** Subject: what `draftContracts` starts from. */
export const draftable = {
  PLAN_IS_ACCEPTED: {
    breaks: ({ planStatus }) => planStatus !== 'ACCEPTED',
    text: {
      en: 'Contracts are drafted when every facility has accepted its part; the plan is not ACCEPTED yet.',
      id: 'Kontrak disusun setelah semua fasilitas menerima bagiannya; rencana belum ACCEPTED.',
    },
  },
  NOT_DRAFTED_BEFORE: {
    breaks: ({ contracts }) => contracts > 0,
    text: { en: 'The contracts of this plan exist already.', id: 'Kontrak untuk rencana ini sudah ada.' },
  },
} satisfies Rules<{ planStatus: string; contracts: number }, null>

/** Subject: the side that signs. */
export const signable = {
  NOT_SIGNED_BEFORE: {
    breaks: ({ signedAt }) => Boolean(signedAt),
    text: { en: 'Your side has signed already.', id: 'Pihak Anda sudah menandatangani.' },
  },
} satisfies Rules<{ signedAt: Date | null | undefined }, null>

/** What an amendment may say of the lines of its contract. */
export interface Amending { lines: readonly ContractLine[]; changes: readonly LineChange[]; today: string; openAmendments: number }

const lineOf = ({ lines }: Amending, id: string): ContractLine | undefined => lines.find((line) => line.id === id)
const each = (subject: Amending, field: string, isWrong: (change: LineChange, line: ContractLine) => Record<string, unknown> | false) =>
  subject.changes.flatMap((change, index) => {
    const line = lineOf(subject, change.lineId)
    const data = line ? isWrong(change, line) : false
    return data ? [{ path: ['input', 'changes', index, field], data }] : []
  })

export const amendable = {
  ONE_AT_A_TIME: {
    breaks: ({ openAmendments }) => openAmendments > 0,
    text: { en: 'Another amendment waits for its answer; answer that first.', id: 'Masih ada perubahan lain yang belum dijawab; jawab dahulu.' },
  },
  CHANGES_SOMETHING: {
    breaks: ({ changes }) => changes.some(({ ordered, unitPrice, promisedOn }) => (ordered ?? unitPrice ?? promisedOn) === undefined),
    text: { en: 'Name for each line a new quantity, price or date.', id: 'Sebutkan kuantitas, harga atau tanggal baru untuk tiap baris.' },
  },
  EACH_LINE_ONCE: {
    breaks: ({ changes }) => new Set(changes.map(({ lineId }) => lineId)).size < changes.length,
    text: { en: 'Name each line once.', id: 'Sebutkan tiap baris satu kali.' },
  },
  LINES_OF_THIS_CONTRACT: {
    breaks: (subject) => subject.changes.flatMap(({ lineId }, index) => lineOf(subject, lineId) ? [] : [{ path: ['input', 'changes', index, 'lineId'] }]),
    text: { en: 'This is not a line of the contract.', id: 'Ini bukan baris kontrak tersebut.' },
  },
  NOT_LESS_THAN_BEGUN: {
    breaks: (subject) => each(subject, 'ordered', ({ ordered }, line) => {
      const begun = decimal(line.ordered).minus(line.planned).minus(line.cancelled)
      return ordered !== undefined && decimal(ordered).lessThan(begun) ? { begun: begun.toFixed(), unit: line.unit } : false
    }),
    text: {
      en: '{begun} {unit} of the line are in production, ready, on their way or accepted; the quantity cannot be less.',
      id: '{begun} {unit} dari baris ini sudah diproduksi, siap, dikirim atau diterima; kuantitas tidak boleh kurang.',
    },
  },
  MEASURED: {
    breaks: (subject) => each(subject, 'ordered', ({ ordered }, { unit }) =>
      ordered !== undefined && !isMeasured(ordered, unit) ? { unit, digits: digitsOf(unit) } : false),
    text: MEASURED,
  },
  DATE_IN_FUTURE: {
    breaks: (subject) => each(subject, 'promisedOn', ({ promisedOn }) => promisedOn !== undefined && promisedOn <= subject.today ? { today: subject.today } : false),
    text: { en: 'A new date is after today, {today}.', id: 'Tanggal baru harus setelah hari ini, {today}.' },
  },
  PAYABLE_PRICE: {
    breaks: (subject) => each(subject, 'unitPrice', ({ unitPrice }) =>
      unitPrice !== undefined && (decimal(unitPrice).isNegative() || !fitsColumn(unitPrice, 20, 4)) ? {} : false),
    text: { en: 'A price is 0 or more, with at most 4 digits after the point.', id: 'Harga harus 0 atau lebih, paling banyak 4 digit di belakang koma.' },
  },
} satisfies Rules<Amending, null>
