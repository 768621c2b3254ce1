import { Field, ObjectType } from 'type-graphql'
import type { Lifecycle } from './lifecycle.js'
import type { Locale, Text } from './locale.js'
import { holds, nobody, propertiesOf, type Policy, type Predicate } from './policy.js'
import type { ComputedField } from './read/read-model.js'
import type { Row } from './read/row-shape.js'
import { simplify } from './read/simplify.js'
import type { Viewer } from './viewer.js'

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

/** Something about a row that is more than a column. */
export interface FromRow<R> { needs: readonly string[]; of(row: Row, now: Date): R }

/** A further condition on an action, beside policy and lifecycle; null = it holds. */
export type ActionCondition = FromRow<{ code: string; message: Text } | null>

export interface ActionTable {
  policy: Policy
  lifecycle: Lifecycle<string>
  /** Where it is not the column `status`. */
  status?: FromRow<string>
  conditions?: Readonly<Record<string, ActionCondition>>
}

const STATUS: FromRow<string> = { needs: ['status'], of: ({ status }) => String(status) }

/** Lifecycle ∩ policy (∩ conditions) for one viewer, as a field of a read model: consoles draw their buttons from this and hold no rules. */
export function actionsOf(tables: readonly ActionTable[]): ComputedField {
  return {
    needs: () => tables.flatMap(({ policy, lifecycle, status = STATUS, conditions = {} }) => [
      ...status.needs, ...Object.values(conditions).flatMap(({ needs }) => needs), ...Object.keys(lifecycle).flatMap((action) => propertiesOf(who(policy, action))),
    ]),
    of(rows, viewer) {
      const actions = tables.flatMap((table) => actionsFor(table, viewer))
      return rows.map((row) => actions.map((action) => action(row)))
    },
  }
}

function actionsFor({ policy, lifecycle, status = STATUS, conditions = {} }: ActionTable, { actor, locale, now }: Viewer): ((row: Row) => AvailableAction)[] {
  return Object.entries(lifecycle).map(([action, { from }]) => {
    // What the actor alone decides is the same for all rows.
    const may = simplify(who(policy, action), (test) => test(actor))
    return (row) => {
      const current = status.of(row, now)
      const reasons: ActionReason[] = []
      if (!holds(may, actor, row)) reasons.push(reason('FORBIDDEN', NOT_ALLOWED, locale))
      if (!from.includes(current)) reasons.push(reason('WRONG_STATE', notInState(current, from), locale))
      const unmet = conditions[action]?.of(row, now)
      if (unmet) reasons.push(reason(unmet.code, unmet.message, locale))
      return { action, allowed: reasons.length === 0, reasons }
    }
  })
}

function who(policy: Policy, action: string): Predicate {
  return policy[action] ?? nobody
}

const NOT_ALLOWED: Text = { en: 'Your role does not allow this.', id: 'Peran Anda tidak mengizinkan ini.' }

function notInState(current: string, from: readonly string[]): Text {
  return {
    en: `It is ${current}; this is possible in ${from.join(', ')}.`,
    id: `Statusnya ${current}; ini dapat dilakukan dalam ${from.join(', ')}.`,
  }
}

function reason(code: string, message: Text, locale: Locale): ActionReason {
  return { code, message: message[locale] }
}
