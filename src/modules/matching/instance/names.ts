import type { Text } from '../../../platform/locale.js'
import type { PlanningFacts } from './planning-facts.js'

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The engine speaks of ids; people of names. Gives what puts names into its sentences. */
export function namerOf({ request, facilities }: PlanningFacts): (text: Text) => Text {
  const places = new Map(facilities.flatMap(({ id, name, lines }) => [[id, name] as const, ...lines.map((line) => [line.id, line.name] as const)]))
  const labels = new Map(request.lines.map(({ id, label }) => [id, label]))
  const named = (text: string, line: string): string => text.replaceAll(`${request.id}/`, '')
    .replace(UUID, (id) => places.get(id) ?? (labels.has(id) ? `${line} ${labels.get(id)}` : id))
  return ({ en, id }) => ({ en: named(en, 'line'), id: named(id, 'baris') })
}
