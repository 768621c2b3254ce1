import { getNamedType, getNullableType, isListType, Kind, OperationTypeNode, visit, type ASTNode, type DocumentNode, type FieldNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import type { ReadValue } from '../parameters.js'
import { allReadModels } from '../read-model.js'
import { NotPlanned } from './not-planned.js'
import { planFields } from './plan-object.js'
import { operationIn } from './plan-query.js'
import { oneSql } from './plan-relation.js'
import { planRoot } from './plan-root.js'
import type { Plan } from './plan.js'
import type { PlanScope } from './plan-scope.js'
import { objectTypeOf, type SelectedField } from './selection-sql.js'

/** A mutation in two: what is written, which gives an id, and what is read of it, with the variables that reading needs. */
export interface SplitMutation { write: DocumentNode; read: OperationDefinitionNode; typename: string }

const ID: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'id' } }

/** null: the mutation has several fields, which follow each other, or conditions. The nodes keep their places in the text, and so do errors. */
export function splitMutation(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): SplitMutation | null {
  const definition = operationIn(document, operationName)
  const [field, ...others] = definition?.selectionSet.selections ?? []
  if (definition?.operation !== OperationTypeNode.MUTATION || others.length > 0) return null
  if (field?.kind !== Kind.FIELD || !field.selectionSet || field.directives?.length) return null
  const type = schema.getMutationType()?.getFields()[field.name.value]?.type
  if (!type) return null
  const write = { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections: [ID] } } as const
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
  const read = variablesIn([field.selectionSet, ...fragments])
  return {
    typename: getNamedType(type).name,
    write: { kind: Kind.DOCUMENT, definitions: [{ ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections: [write] } }] },
    read: { ...definition, variableDefinitions: (definition.variableDefinitions ?? []).filter(({ variable }) => read.has(variable.name.value)) },
  }
}

function variablesIn(nodes: readonly ASTNode[]): Set<string> {
  const names = new Set<string>()
  for (const node of nodes) visit(node, { Variable: ({ name }) => { names.add(name.value) } })
  return names
}

const writtenOf: ReadValue = ({ written }) => written

/** The aggregate that a mutation gives, by the id of what was written. @throws NotPlanned */
export function planReadBack(scope: PlanScope, operation: OperationDefinitionNode): Plan {
  return planRoot(scope, operation, (its) => aggregateSql(scope, its))
}

function aggregateSql(scope: PlanScope, its: SelectedField): string {
  const { name } = objectTypeOf(its.field)
  if (isListType(getNullableType(its.field.type)) || !allReadModels().some(({ entity }) => entity.name === name)) throw new NotPlanned(`Mutation.${its.field.name} gives no aggregate`)
  return oneSql(scope, { entity: scope.entityOf(name), key: scope.parameters.later(writtenOf, 'uuid'), its, row: planFields })
}
