import { rulesBroken, type Path, type Violation } from '../../platform/errors.js'
import { violations, type Rules } from '../../platform/rules.js'
import { draftRules } from './draft.rules.js'
import { procurementRules } from './procurement.rules.js'
import { publicationRules } from './publication.rules.js'
import type { RequestContent } from './request-content.js'

/** Everything that holds of a published request. */
const completeRules: Rules<RequestContent, Date> = { ...draftRules, ...publicationRules, ...procurementRules }

/** The path that a client sent a value by: the content's own path, inside the argument `input`. */
const inInput = (path: Path): Path => ['input', ...path]

/** @throws RULES_BROKEN with the paths of the input. */
export function enforceDraft(content: RequestContent, now: Date): void {
  refuse(violations(draftRules, content, now).map((violation) => ({ ...violation, path: inInput(violation.path) })))
}

/** @throws RULES_BROKEN with paths from the request. */
export function enforceComplete(content: RequestContent, now: Date): void {
  refuse(incompleteness(content, now))
}

export function incompleteness(content: RequestContent, now: Date): Violation[] {
  return violations(completeRules, content, now)
}

export function refuse(broken: readonly Violation[]): void {
  if (broken.length > 0) throw rulesBroken(broken)
}
