import type { ChangeSet, EntityProperty } from '@mikro-orm/core'
import type { Actor } from '../actor.js'
import { holds } from '../policy.js'
import { restrictionsOf } from '../read/read-model.js'

/** One row of the audit trail: values of its columns before and after. */
export interface Change {
  table: string
  id: string | null
  change: string
  fields: Record<string, unknown>
  /** Fields that whoever made the change may not read of that row; left out: none. */
  withheld?: string[]
}

/** Values that the audit trail names as changed but never repeats. */
const SECRET = new Set(['passwordHash', 'tokenHash', 'secretHash'])

export function describeChange(actor: Actor, { entity, meta, type, payload, originalEntity }: ChangeSet<object>): Change {
  const before = originalEntity as Record<string, unknown> | undefined
  // What a new row leaves empty is no change.
  const after = Object.entries(payload as Record<string, unknown>).filter(([field, value]) => value != null || before?.[field] != null)
  const restrictions = restrictionsOf(meta.class)
  const withheld = after.map(([column]) => column).filter((column) => {
    const policy = restrictions[fieldOf(meta, column)]
    return policy && !holds(policy, actor, entity)
  })
  return {
    table: meta.tableName, id: (entity as { id?: string }).id ?? null, change: type,
    fields: Object.fromEntries(after.map(([field, value]) => [field, SECRET.has(field) ? '…' : [before?.[field] ?? null, value ?? null]])),
    ...withheld.length > 0 && { withheld },
  }
}

/** What is kept in several columns, such as money, is one field. */
function fieldOf({ properties }: ChangeSet<object>['meta'], column: string): string {
  return (properties as Record<string, EntityProperty | undefined>)[column]?.embedded?.[0] ?? column
}

/** As it is shown: whole to supervisors, to who made it without what it may not read otherwise. */
export function shownChange({ withheld = [], ...change }: Change, isWhole: boolean): Change {
  if (isWhole || withheld.length === 0) return change
  return { ...change, fields: Object.fromEntries(Object.entries(change.fields).filter(([field]) => !withheld.includes(field))) }
}
