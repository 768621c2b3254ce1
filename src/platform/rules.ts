import { rulesBroken, type Path, type Violation } from './errors.js'
import type { Text } from './locale.js'

/** What a rule found wrong: where, and the figures that the message is filled with (`{name}`). */
export interface Finding { path?: Path; data?: Record<string, unknown> }

/** WHAT must hold: a pure function that names every offender (none = the rule holds), and what to tell people. */
export interface Rule<T, F> {
  readonly breaks: (subject: T, facts: F) => readonly Finding[] | boolean
  readonly text: Text
  readonly source?: string
}
export type Rules<T, F = Date> = Readonly<Record<string, Rule<T, F>>>

export function violations<T, F>(rules: Rules<T, F>, subject: T, facts: F): Violation[] {
  return Object.entries(rules).flatMap(([code, rule]) => findings(rule, subject, facts).map(({ path = [], data }) => ({
    code, path, message: { en: fill(rule.text.en, data), id: fill(rule.text.id, data) }, ...(data ? { data } : {}),
  })))
}

/** @throws RULES_BROKEN with all broken rules at once. */
export function enforce<T, F>(rules: Rules<T, F>, subject: T, facts: F): void {
  const broken = violations(rules, subject, facts)
  if (broken.length > 0) throw rulesBroken(broken)
}

function findings<T, F>(rule: Rule<T, F>, subject: T, facts: F): readonly Finding[] {
  const found = rule.breaks(subject, facts)
  return typeof found === 'boolean' ? (found ? [{}] : []) : found
}

/** Puts figures into a text: {name}. */
export function fill(template: string, data: Record<string, unknown> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? `{${name}}`))
}
