import { getNamedType, isNonNullType, isObjectType, type OperationDefinitionNode } from 'graphql'
import type { ReadValue } from '../parameters.js'
import { NotPlanned } from './not-planned.js'
import { planFields } from './plan-object.js'
import { oneSql } from './plan-relation.js'
import { planRoot } from './plan-root.js'
import type { Plan } from './plan.js'
import type { PlanScope } from './plan-scope.js'
import { columnsSql, objectSql, objectTypeOf, type SelectedField } from './selection-sql.js'

const cursorOf: ReadValue = ({ cursor }) => cursor

/** The first message of a stream about one aggregate: the cursor, no event yet, and the aggregate with the id that was given. @throws NotPlanned */
export function planSnapshot(scope: PlanScope, operation: OperationDefinitionNode): Plan {
  return planRoot(scope, operation, (its) => messageSql(scope, its))
}

function messageSql(scope: PlanScope, { field, nodes }: SelectedField): string {
  const [node] = nodes
  if (!node || !field.args.some(({ name }) => name === 'id')) throw new NotPlanned(`Subscription.${field.name} is about no aggregate`)
  return objectSql(columnsSql(scope, { type: objectTypeOf(field), nodes }, (its) => {
    const type = getNamedType(its.field.type)
    if (its.field.name === 'cursor') return scope.parameters.later(cursorOf, 'text')
    if (its.field.name === 'event' && !isNonNullType(its.field.type)) return 'null::json'
    if (!isObjectType(type)) throw new NotPlanned(`${field.name}.${its.field.name} is computed in code`)
    return oneSql(scope, { entity: scope.entityOf(type.name), key: scope.id(field, node), its, row: planFields })
  }))
}
