import type { Actor } from '../actor.js'
import type { Operand, Predicate } from '../policy.js'
import type { RowShape } from './row-shape.js'
import { columnFor } from './row-shape.js'

/** Collects the parameters of one statement; the text depends on the predicate only, never on the actor, so it can be prepared once. */
export class Parameters {
  readonly values: unknown[] = []

  add(value: unknown, sqlType: string): string {
    this.values.push(value)
    return `$${this.values.length}::${sqlType}`
  }
}

/** Where a predicate is read: the shape and alias of its table, and how to find the shape behind a relation. */
export interface PredicateScope {
  shape: RowShape
  alias: string
  actor: Actor
  parameters: Parameters
  shapeBehind(shape: RowShape, relation: string): RowShape
}

/** The second reading of the policy algebra: the row filter. Proved equal to `holds` by test. */
export function predicateSql(predicate: Predicate, scope: PredicateScope): string {
  const { shape, alias, actor, parameters } = scope
  switch (predicate.kind) {
    case 'always': return 'true'
    case 'never': return 'false'
    case 'actor': return parameters.add(predicate.test(actor), 'boolean')
    case 'equals': {
      const { column, sqlType } = columnFor(shape, predicate.property)
      return `${alias}."${column}" = ${parameters.add(operand(predicate.operand, actor), sqlType)}`
    }
    case 'oneOf': return `${alias}."${columnFor(shape, predicate.property).column}" = any(${parameters.add(predicate.values, 'text[]')})`
    case 'contains': {
      const { column, sqlType } = columnFor(shape, predicate.property)
      return `${alias}."${column}" @> array[${parameters.add(operand(predicate.operand, actor), sqlType.replace('[]', ''))}]`
    }
    case 'through': return throughSql(predicate.relation, predicate.of, scope)
    case 'all': return joined(predicate.of, ' and ', scope)
    case 'any': return joined(predicate.of, ' or ', scope)
    case 'not': return `not coalesce(${predicateSql(predicate.of, scope)}, false)`
  }
}

function throughSql(relation: string, of: Predicate, scope: PredicateScope): string {
  const parent = scope.shapeBehind(scope.shape, relation)
  const alias = `${scope.alias}_${relation}`.toLowerCase()
  const inner = predicateSql(of, { ...scope, shape: parent, alias })
  return `exists (select 1 from "${parent.table}" ${alias} where ${alias}.id = ${scope.alias}."${columnFor(scope.shape, relation).column}" and ${inner})`
}

function joined(of: readonly Predicate[], separator: string, scope: PredicateScope): string {
  if (of.length === 0) return separator === ' and ' ? 'true' : 'false'
  return `(${of.map((p) => predicateSql(p, scope)).join(separator)})`
}

function operand(operand: Operand, actor: Actor): unknown {
  return operand.of === 'actor' ? operand.value(actor) : operand.value
}
