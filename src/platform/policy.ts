import type { Actor } from './actor.js'
import { checkVersion } from './expected-version.js'
import { forbidden, notFound, unauthenticated } from './errors.js'

/** What a column is compared with: a fixed value, or one taken from the actor. Where `as` says what everybody in the column is, an actor who is not is compared with nothing. */
export type Operand = { readonly of: 'constant'; readonly value: unknown } | { readonly of: 'actor'; readonly value: (actor: Actor) => unknown; readonly as?: ActorFact }

/**
 * WHO: a small algebra with two readings. In memory it answers for one loaded row (`holds`);
 * as SQL it is the row filter of every read (`read/predicate-sql.ts`), with the facts about the actor worked in and the rest as parameters.
 */
export type Predicate =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | ActorFact
  | { readonly kind: 'equals'; readonly property: string; readonly operand: Operand }
  | { readonly kind: 'oneOf'; readonly property: string; readonly values: readonly string[] }
  | { readonly kind: 'contains'; readonly property: string; readonly operand: Operand }
  | { readonly kind: 'through'; readonly relation: string; readonly of: Predicate }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Predicate[] }
  | { readonly kind: 'not'; readonly of: Predicate }

/** A fact about the actor alone. */
export interface ActorFact { readonly kind: 'actor'; readonly name: string; readonly test: (actor: Actor) => boolean }

/** `view` decides existence for a viewer; every other name is an action. */
export type Policy = Readonly<Record<string, Predicate>> & { readonly view: Predicate }

export const everybody: Predicate = { kind: 'always' }
export const nobody: Predicate = { kind: 'never' }
export const allOf = (...of: Predicate[]): Predicate => ({ kind: 'all', of })
export const anyOf = (...of: Predicate[]): Predicate => ({ kind: 'any', of })
export const not = (of: Predicate): Predicate => ({ kind: 'not', of })
export const actor = (name: string, test: (actor: Actor) => boolean): ActorFact => ({ kind: 'actor', name, test })
/** The row's property equals a constant. */
export const is = (property: string, value: unknown): Predicate => ({ kind: 'equals', property, operand: { of: 'constant', value } })
export const isOneOf = (property: string, ...values: string[]): Predicate => ({ kind: 'oneOf', property, values })
const organizationOf = (a: Actor): unknown => a.organizationId
const userOf = (a: Actor): unknown => a.userId
const kindOf = (a: Actor): unknown => a.organizationKind

/** The row's property is the organization that the actor acts for; `as` says what everybody in that column is (docs/decisions/0021). */
export const belongsToActor = (property: string, as?: ActorFact): Predicate =>
  ({ kind: 'equals', property, operand: { of: 'actor', value: organizationOf, ...as ? { as } : {} } })
/** The row's property is the person who acts. */
export const isActorsOwn = (property: string): Predicate =>
  ({ kind: 'equals', property, operand: { of: 'actor', value: userOf } })
/** The row's list of organizations contains the actor's. */
export const includesActor = (property: string): Predicate =>
  ({ kind: 'contains', property, operand: { of: 'actor', value: organizationOf } })
/** The row's list contains the kind of the organization that the actor acts for. */
export const includesActorsKind = (property: string): Predicate =>
  ({ kind: 'contains', property, operand: { of: 'actor', value: kindOf } })
/** What holds for the row that a many-to-one relation of this row points to. */
export const through = (relation: string, of: Predicate): Predicate => ({ kind: 'through', relation, of })

/** Evaluates a predicate for a loaded entity or row. A null operand never matches, as in SQL. */
export function holds(predicate: Predicate, viewer: Actor, row: object): boolean {
  switch (predicate.kind) {
    case 'always': return true
    case 'never': return false
    case 'actor': return predicate.test(viewer)
    case 'equals': return isSame(valueOf(row, predicate.property), operandOf(predicate.operand, viewer))
    case 'oneOf': return predicate.values.includes(String(valueOf(row, predicate.property)))
    case 'contains': return listOf(row, predicate.property).includes(operandOf(predicate.operand, viewer))
    case 'through': return holds(predicate.of, viewer, relatedOf(row, predicate.relation))
    case 'all': return predicate.of.every((p) => holds(p, viewer, row))
    case 'any': return predicate.of.some((p) => holds(p, viewer, row))
    case 'not': return !holds(predicate.of, viewer, row)
  }
}

/** The properties of its own row that a predicate reads. */
export function propertiesOf(predicate: Predicate): string[] {
  switch (predicate.kind) {
    case 'equals': case 'oneOf': case 'contains': return [predicate.property]
    case 'through': return [predicate.relation]
    case 'all': case 'any': return predicate.of.flatMap(propertiesOf)
    case 'not': return propertiesOf(predicate.of)
    default: return []
  }
}

/** @throws NOT_FOUND when the actor may not even see it, UNAUTHENTICATED or FORBIDDEN when it may not do this, STALE_VERSION after these. */
export function authorize(policy: Policy, action: string, viewer: Actor, subject: { id: string }): void {
  if (viewer.kind === 'ANONYMOUS') throw unauthenticated()
  if (viewer.kind !== 'SYSTEM') authorizeMember(policy, action, viewer, subject)
  checkVersion(subject)
}

function authorizeMember(policy: Policy, action: string, viewer: Actor, subject: { id: string }): void {
  if (!holds(policy.view, viewer, subject)) throw notFound(subject.constructor.name, subject.id)
  authorizeAction(policy, action, viewer, subject)
}

/** For actions without a subject yet, such as creating one. @throws UNAUTHENTICATED | FORBIDDEN */
export function authorizeAction(policy: Policy, action: string, viewer: Actor, subject: object = {}): void {
  if (viewer.kind === 'SYSTEM') return
  if (viewer.kind === 'ANONYMOUS') throw unauthenticated()
  const predicate = policy[action]
  if (!predicate) throw new Error(`no policy for ${action}`)
  if (!holds(predicate, viewer, subject)) throw forbidden(action, notYours(action))
}

function notYours(action: string) {
  return {
    en: `Your role in the organization you act for does not allow "${action}".`,
    id: `Peran Anda di organisasi yang Anda wakili tidak mengizinkan "${action}".`,
  }
}

function operandOf(operand: Operand, viewer: Actor): unknown {
  if (operand.of === 'constant') return operand.value
  return operand.as?.test(viewer) === false ? null : operand.value(viewer)
}

function isSame(left: unknown, right: unknown): boolean {
  return left !== null && left !== undefined && left === right
}

/** A relation reads as its key, whether it is a loaded entity, a reference or the plain key of a row. */
function valueOf(row: object, property: string): unknown {
  const value = (row as Record<string, unknown>)[property]
  return value !== null && typeof value === 'object' && 'id' in value ? value.id : value
}

function listOf(row: object, property: string): readonly unknown[] {
  const value = valueOf(row, property)
  return Array.isArray(value) ? value : []
}

function relatedOf(row: object, relation: string): object {
  const value = (row as Record<string, unknown>)[relation]
  if (value === null || typeof value !== 'object') throw new Error(`${relation} is not loaded`)
  return 'unwrap' in value && typeof value.unwrap === 'function' ? (value.unwrap() as object) : value
}
