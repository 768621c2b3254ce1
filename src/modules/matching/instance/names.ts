import type { Text } from '../../../platform/locale.js'
import type { PlanningFacts } from './planning-facts.js'

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The engine speaks of ids; people of names. Gives what puts names into its sentences. */
export function namerOf({ request, facilities }: PlanningFacts): (text: Text) => Text {
  const places = new Map(facilities.flatMap(({ id, name, lines }) => [[id, name] as const, ...lines.map((line) => [line.id, line.name] as const)]))
  const labels = new Map(request.lines.map(({ id, label }) => [id, label]))
  const slots = new Map(request.lines.flatMap((line) => line.slots.map(({ id }, index) => [id, index + 1] as const)))
  const named = (text: string, words: { line: string; delivery: string }): string => text.replaceAll(`${request.id}/`, '').replace(UUID, (id) => {
    const label = labels.get(id)
    const slot = slots.get(id)
    return places.get(id) ?? (label === undefined ? undefined : `${words.line} ${label}`) ?? (slot === undefined ? id : `${words.delivery} ${slot}`)
  })
  return ({ en, id }) => ({ en: named(en, { line: 'line', delivery: 'delivery' }), id: named(id, { line: 'baris', delivery: 'pengiriman' }) })
}
