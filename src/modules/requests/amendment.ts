import type { Path, Violation } from '../../platform/errors.js'
import { violations, type Rules } from '../../platform/rules.js'
import { Quantity } from '../../values/quantity.js'
import type { AmendRequestLineInput } from './amend.inputs.js'
import { baseQuantityOf } from './base-quantity.js'
import { contentOfSlot } from './content-of-input.js'
import { incompleteness } from './enforce-content.js'
import { linesOf, type LineContent, type RequestContent } from './request-content.js'

interface Amendment { lines: readonly AmendRequestLineInput[] }

export const amendmentRules = {
  LINE_OF_REQUEST: {
    breaks: ({ lines }, content) => {
      const known = new Set(linesOf(content).map(({ id }) => id))
      return lines.flatMap(({ lineId }, i) => known.has(lineId) ? [] : [{ path: ['input', 'lines', i, 'lineId'] }])
    },
    text: { en: 'The request has no such line.', id: 'Permintaan tidak memiliki baris tersebut.' },
  },
  LINE_ONCE: {
    breaks: ({ lines }) => lines.flatMap(({ lineId }, i) => lines.findIndex((other) => other.lineId === lineId) === i ? [] : [{ path: ['input', 'lines', i, 'lineId'] }]),
    text: { en: 'The amendment names this line twice.', id: 'Perubahan menyebut baris ini dua kali.' },
  },
  CHANGES_SOMETHING: {
    breaks: ({ lines }) => lines.flatMap((line, i) => saysSomething(line) ? [] : [{ path: ['input', 'lines', i] }]),
    text: { en: 'Say what changes in this line: quantity, tolerance or slots.', id: 'Sebutkan yang berubah pada baris ini: kuantitas, toleransi, atau jadwal.' },
  },
} satisfies Rules<Amendment, RequestContent>

/** The content as it is after the amendment; lines that it does not name stay as they are. */
export function amendedContent(content: RequestContent, lines: readonly AmendRequestLineInput[]): RequestContent {
  return {
    ...content,
    lots: content.lots.map((lot) => ({ ...lot, lines: lot.lines.map((line) => amendedLine(line, lines.find(({ lineId }) => lineId === line.id))) })),
  }
}

/** All that is wrong with an amendment, by the paths of its input. Lines that it leaves alone are not judged again: their windows may be past. */
export function amendmentViolations(amendment: Amendment, content: RequestContent, now: Date): Violation[] {
  const after = amendedContent(content, amendment.lines)
  const inInput = inputPaths(content, amendment)
  return [
    ...violations(amendmentRules, amendment, content),
    ...incompleteness(after, now).flatMap((violation) => {
      const path = inInput(violation.path)
      return path ? [{ ...violation, path }] : []
    }),
  ]
}

function amendedLine(line: LineContent, amendment: AmendRequestLineInput | undefined): LineContent {
  if (!amendment) return line
  const quantity = new Quantity(amendment.quantity ?? line.quantity.amount, line.quantity.unit)
  return {
    ...line, quantity,
    baseQuantity: amendment.quantity && line.product ? baseQuantityOf(quantity, line.product) : line.baseQuantity,
    toleranceUnder: amendment.toleranceUnder ?? line.toleranceUnder,
    toleranceOver: amendment.toleranceOver ?? line.toleranceOver,
    slots: amendment.slots?.map(contentOfSlot) ?? line.slots,
  }
}

/** From a path of the content to the one that the client sent: `lots.0.lines.2.slots` → `input.lines.1.slots`; null for a line that stays. */
function inputPaths(content: RequestContent, { lines }: Amendment): (path: Path) => Path | null {
  return (path) => {
    const [, lot, , line, field, ...below] = path
    if (path[2] !== 'lines' || typeof lot !== 'number' || typeof line !== 'number') return path
    const id = content.lots[lot]?.lines[line]?.id
    const at = lines.findIndex(({ lineId }) => lineId === id)
    return at < 0 ? null : ['input', 'lines', at, ...givenField(field, below)]
  }
}

/** An amendment gives the bare amount: the unit stays. */
function givenField(field: string | number | undefined, below: Path): Path {
  if (field === undefined) return []
  return field === 'quantity' ? ['quantity'] : [field, ...below]
}

function saysSomething({ quantity, toleranceUnder, toleranceOver, slots }: AmendRequestLineInput): boolean {
  return [quantity, toleranceUnder, toleranceOver, slots].some((given) => given !== null && given !== undefined)
}
