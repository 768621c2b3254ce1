import type { Tx } from '../../platform/transaction.js'
import type { AmendRequestLineInput } from './amend.inputs.js'
import type { AmendmentChange } from './bulk-request-amendment.entity.js'
import type { DeliverySlot } from './delivery-slot.entity.js'
import { linesOf, type LineContent, type RequestContent } from './request-content.js'
import type { RequestLine } from './request-line.entity.js'
import type { RequestRows } from './stored-content.js'
import { writeSlots } from './write-content.js'

/** Brings the rows of the amended lines to their new content and tells what changed. */
export function amendLines(tx: Tx, rows: RequestRows, after: RequestContent, amended: readonly AmendRequestLineInput[]): AmendmentChange[] {
  return amended.flatMap(({ lineId }) => {
    const line = rows.lines.find(({ id }) => id === lineId)
    const content = linesOf(after).find(({ id }) => id === lineId)
    if (!line || !content || content.baseQuantity === null) throw new Error(`line ${lineId} passed the amendment rules`)
    const changes = changedFields(line, content)
    Object.assign(line, {
      quantity: content.quantity, baseQuantity: content.baseQuantity, toleranceUnder: content.toleranceUnder, toleranceOver: content.toleranceOver,
    })
    return [...changes, ...replaceSlots(tx, line, content, rows.slots.filter((slot) => slot.line.id === lineId))]
  })
}

function changedFields(line: RequestLine, content: LineContent): AmendmentChange[] {
  const fields: [string, string, string][] = [
    ['quantity', `${line.quantity.amount} ${line.quantity.unit}`, `${content.quantity.amount} ${content.quantity.unit}`],
    ['toleranceUnder', line.toleranceUnder, content.toleranceUnder],
    ['toleranceOver', line.toleranceOver, content.toleranceOver],
  ]
  return fields.filter(([, before, after]) => before !== after).map(([field, before, after]) => ({ subject: line.id, field, before, after }))
}

/** A slot is never rewritten: plans refer to it. What differs is withdrawn and written anew; what is the same stays. */
function replaceSlots(tx: Tx, line: RequestLine, content: LineContent, current: readonly DeliverySlot[]): AmendmentChange[] {
  if (content.slots.length === current.length && content.slots.every((slot, k) => isSame(slot, current[k]))) return []
  for (const slot of current) slot.isWithdrawn = true
  const added = writeSlots(tx, line, content.slots, Math.max(0, ...current.map(({ position }) => position)) + 1)
  return [
    ...current.map((slot) => ({ subject: slot.id, field: 'slot', before: told(slot, line), after: null })),
    ...added.map((slot) => ({ subject: slot.id, field: 'slot', before: null, after: told(slot, line) })),
  ]
}

type Slot = LineContent['slots'][number]

function isSame(given: Slot, slot: DeliverySlot | undefined): boolean {
  return slot !== undefined && (Object.keys(given) as (keyof Slot)[]).every((field) => given[field] === slot[field])
}

function told({ askedQuantity, place, region, windowFrom, windowTo }: Slot, { quantity }: RequestLine): string {
  return `${askedQuantity} ${quantity.unit}, ${place} (${region}), ${windowFrom}/${windowTo}`
}
