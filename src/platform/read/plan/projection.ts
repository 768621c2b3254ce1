import { isLeafType, isListType, isNonNullType, isObjectType, type FieldNode, type GraphQLObjectType, type GraphQLOutputType } from 'graphql'
import { NotPlanned, NullRefused } from './not-planned.js'
import type { PlanScope } from './plan-scope.js'
import { fieldsOf } from './selection-sql.js'

/** From a value that code made to what was selected of it, as graphql-js completes it. @throws NullRefused */
export type Project = (value: unknown) => unknown

interface Selected { type: GraphQLOutputType; nodes: readonly FieldNode[] }

export function projectionOf(scope: PlanScope, { type, nodes }: Selected): Project {
  if (isNonNullType(type)) return promised(projectionOf(scope, { type: type.ofType, nodes }))
  const project = nullableProjection(scope, { type, nodes })
  return (value) => value === null || value === undefined ? null : project(value)
}

function nullableProjection(scope: PlanScope, { type, nodes }: Selected): Project {
  if (isListType(type)) {
    const each = projectionOf(scope, { type: type.ofType, nodes })
    return (value) => (value as readonly unknown[]).map(each)
  }
  if (isLeafType(type)) return (value) => type.serialize(value)
  if (!isObjectType(type)) throw new NotPlanned('an interface inside a computed field')
  return objectProjection(scope, type, nodes)
}

function objectProjection(scope: PlanScope, type: GraphQLObjectType, nodes: readonly FieldNode[]): Project {
  const parts = [...fieldsOf(scope, { type, nodes })].map(([key, its]): [string, Project] => [key, partOf(scope, type, its)])
  return (value) => Object.fromEntries(parts.map(([key, part]) => [key, part(value)]))
}

function partOf(scope: PlanScope, type: GraphQLObjectType, nodes: readonly FieldNode[]): Project {
  const name = nodes[0]?.name.value ?? ''
  if (name === '__typename') return () => type.name
  const field = type.getFields()[name]
  if (!field || field.extensions['computed']) throw new NotPlanned(`${type.name}.${name} is computed in code`)
  const project = projectionOf(scope, { type: field.type, nodes })
  return (value) => project((value as Record<string, unknown>)[name])
}

function promised(project: Project): Project {
  return (value) => {
    const projected = project(value)
    if (projected === null) throw new NullRefused()
    return projected
  }
}
