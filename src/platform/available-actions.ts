import { Field, ObjectType } from 'type-graphql'
import type { Actor } from './actor.js'
import type { Lifecycle } from './lifecycle.js'
import type { Locale, Text } from './locale.js'
import { holds, type Policy } from './policy.js'

@ObjectType({ description: 'Why an action is not possible now.' })
export class ActionReason {
  @Field(() => String, { description: 'FORBIDDEN, WRONG_STATE or the name of a rule.' })
  code!: string

  @Field(() => String)
  message!: string
}

@ObjectType({ description: 'An action on this object: whether this viewer may take it now and, if not, why.' })
export class AvailableAction {
  @Field(() => String, { description: 'The name of the mutation.' })
  action!: string

  @Field(() => Boolean)
  allowed!: boolean

  @Field(() => [ActionReason])
  reasons!: ActionReason[]
}

/** A further condition on an action, beside policy and lifecycle; null = it holds. */
export type ActionCondition<T> = (row: T, now: Date) => { code: string; message: Text } | null

export interface ActionTable<T, S extends string> {
  policy: Policy
  lifecycle: Lifecycle<S>
  conditions?: Readonly<Record<string, ActionCondition<T>>>
}

/** Lifecycle ∩ policy (∩ conditions) for one viewer: consoles draw their buttons from this and hold no rules. */
export function availableActions<S extends string, T extends { status: string }>(
  table: ActionTable<T, S>, row: T, viewer: { actor: Actor; locale: Locale; now: Date },
): AvailableAction[] {
  return Object.entries(table.lifecycle).map(([action, { from }]) => {
    const reasons: ActionReason[] = []
    if (!holds(table.policy[action] ?? { kind: 'never' }, viewer.actor, row)) reasons.push(reason('FORBIDDEN', notAllowed, viewer.locale))
    if (!(from as readonly string[]).includes(row.status)) reasons.push(reason('WRONG_STATE', notInState(row.status, from), viewer.locale))
    const unmet = table.conditions?.[action]?.(row, viewer.now)
    if (unmet) reasons.push(reason(unmet.code, unmet.message, viewer.locale))
    return { action, allowed: reasons.length === 0, reasons }
  })
}

const notAllowed: Text = { en: 'Your role does not allow this.', id: 'Peran Anda tidak mengizinkan ini.' }

function notInState(current: string, from: readonly string[]): Text {
  return {
    en: `It is ${current}; this is possible in ${from.join(', ')}.`,
    id: `Statusnya ${current}; ini dapat dilakukan dalam ${from.join(', ')}.`,
  }
}

function reason(code: string, message: Text, locale: Locale): ActionReason {
  return { code, message: message[locale] }
}
