import type { Text } from '../../../platform/locale.js'
import type { PlanningFacts } from './planning-facts.js'

/** The engine speaks of ids; people of names. */
export function namesIn({ en, id }: Text, facts: PlanningFacts): Text {
  const named = (text: string, line: (label: string) => string): string => namesOf(facts, line).reduce((result, [key, name]) => result.replaceAll(key, name), text)
  return { en: named(en, (label) => `line ${label}`), id: named(id, (label) => `baris ${label}`) }
}

function namesOf({ request, facilities }: PlanningFacts, line: (label: string) => string): [string, string][] {
  return [
    ...request.lines.flatMap(({ id, label }): [string, string][] => [[`${request.id}/${id}`, line(label)], [id, line(label)]]),
    ...facilities.flatMap(({ id, name, lines }): [string, string][] => [[id, name], ...lines.map((made): [string, string] => [made.id, made.name])]),
  ]
}
