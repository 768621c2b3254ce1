import type { OperationDefinitionNode } from 'graphql'
import { collectFields } from 'graphql/execution/collectFields.js'
import { NotPlanned } from './not-planned.js'
import { Plan } from './plan.js'
import type { PlanScope } from './plan-scope.js'
import { answerSql, collectedSql, type SelectedField } from './selection-sql.js'

/** One statement for a whole operation, whose text is the answer's `data`. @throws NotPlanned */
export function planRoot(scope: PlanScope, operation: OperationDefinitionNode, fieldSql: (its: SelectedField) => string): Plan {
  const { schema, operation: { fragments, variables } } = scope
  const type = schema.getRootType(operation.operation)
  if (!type) throw new NotPlanned(`no type for a ${operation.operation}`)
  const fields = collectFields(schema, fragments, variables, type, operation.selectionSet)
  return new Plan(answerSql(collectedSql(scope, { type, fields }, fieldSql)), scope.bindings)
}
