import type { Operand, Predicate } from '../policy.js'
import type { Parameters } from './parameters.js'
import { columnFor, type RowShape } from './row-shape.js'
import { simplify } from './simplify.js'

/** Where a predicate is read: the shape and alias of its table, and how to find the shape behind a relation. */
export interface PredicateScope {
  shape: RowShape
  alias: string
  parameters: Parameters
  shapeBehind(shape: RowShape, relation: string): RowShape
  /** Inside an "or", which PostgreSQL cannot make a join of. */
  isAlternative?: boolean
}

/**
 * The second reading of the policy algebra: the row filter. Proved equal to `holds` by test. What is decided by the actor alone is decided
 * here, so that PostgreSQL sees only conditions on rows and plans with their indexes.
 */
export function predicateSql(predicate: Predicate, scope: PredicateScope): string {
  return sqlOf(simplify(predicate, (test) => scope.parameters.fact(test)), scope)
}

function sqlOf(predicate: Predicate, scope: PredicateScope): string {
  const { shape, alias, parameters } = scope
  switch (predicate.kind) {
    case 'always': return 'true'
    case 'never': return 'false'
    case 'actor': return String(parameters.fact(predicate.test))
    case 'equals': {
      const { column, sqlType } = columnFor(shape, predicate.property)
      return `${alias}."${column}" = ${operandSql(predicate.operand, sqlType, parameters)}`
    }
    case 'oneOf': return `${alias}."${columnFor(shape, predicate.property).column}" = any(${parameters.add(predicate.values, 'text[]')})`
    case 'contains': {
      const { column, sqlType } = columnFor(shape, predicate.property)
      return `${alias}."${column}" @> array[${operandSql(predicate.operand, sqlType.replace('[]', ''), parameters)}]`
    }
    case 'through': return throughSql(predicate.relation, predicate.of, scope)
    case 'all': return `(${predicate.of.map((part) => sqlOf(part, scope)).join(' and ')})`
    case 'any': return `(${predicate.of.map((part) => sqlOf(part, { ...scope, isAlternative: true })).join(' or ')})`
    case 'not': return `not coalesce(${sqlOf(predicate.of, scope)}, false)`
  }
}

function throughSql(relation: string, of: Predicate, scope: PredicateScope): string {
  const parent = scope.shapeBehind(scope.shape, relation)
  const alias = `${scope.alias}_${relation}`.toLowerCase()
  const inner = sqlOf(of, { ...scope, shape: parent, alias })
  // As an alternative it would be answered by reading the whole table into a hash; "offset 0" keeps it a probe by id for each row of the page.
  const probe = scope.isAlternative ? ' offset 0' : ''
  return `exists (select 1 from "${parent.table}" ${alias} where ${alias}.id = ${scope.alias}."${columnFor(scope.shape, relation).column}" and ${inner}${probe})`
}

function operandSql(operand: Operand, sqlType: string, parameters: Parameters): string {
  if (operand.of === 'actor') return parameters.ofActor(operand.value, sqlType)
  return typeof operand.value === 'boolean' ? String(operand.value) : parameters.add(operand.value, sqlType)
}
