import type { AnswerAllocation, Service } from '../../../src/modules/matching/engine/answer.js'
import type { Instance } from '../../../src/modules/matching/engine/instance.js'

type Served = Pick<AnswerAllocation, 'request' | 'line' | 'slot' | 'quantity'>

/** Who is served how much, in the answer's words; `atMost`: units that a search found to be the most, null where none is claimed. */
export function divisionOf(instance: Instance, allocations: readonly Served[], atMost: number | null): Service {
  const slots = instance.requests.flatMap(({ id: request, lines }) => lines.flatMap(({ id: line, under, slots: own }) => own.map(({ id: slot, quantity }) => {
    const given = allocations.filter(each => each.request === request && each.line === line && each.slot === slot)
    const asked = quantity - quantity * under
    return { request, line, slot, asked, served: Math.min(asked, given.reduce((sum, each) => sum + Number(each.quantity), 0)) }
  })))
  const [asked, served] = [slots.reduce((sum, slot) => sum + slot.asked, 0), slots.reduce((sum, slot) => sum + slot.served, 0)]
  const most = atMost ?? asked
  return {
    rule: 'MOST_SERVED', proven: atMost !== null, asked: String(asked), served: String(served), atMost: String(most), proof: 'SEARCH', gap: most > 0 ? String(Math.max(0, most - served) / most) : '0',
    cover: { hours: {}, stock: {} }, parties: [{ party: 'all', asked: String(asked), served: String(served) }],
    short: slots.filter(slot => slot.asked > slot.served).map(slot => ({ ...slot, asked: String(slot.asked), served: String(slot.served), text: { en: '', id: '' } })),
  }
}
