import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema } from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import type { Actor } from '../../actor.js'
import { DomainError } from '../../errors.js'
import type { ReadScope } from '../load.js'
import { NotPlanned } from './not-planned.js'
import { operationIn, planQuery, type Plan } from './plan-query.js'
import { PlanScope } from './plan-scope.js'

export interface QueryToPlan { document: DocumentNode; operationName: string | null; variables: Record<string, unknown> | null; actor: Actor }

/** SQLSTATE of `refuse_null()`: a null where the schema promises a value. */
const NULL_REFUSED = 'KN001'

/** Answers a query with one statement where it can, and counts where it cannot, and why. */
export class Planner {
  readonly counts = { planned: 0, ordinary: new Map<string, number>() }

  constructor(private readonly schema: GraphQLSchema, private readonly reading: Omit<ReadScope, 'actor'>) {}

  /** The text of `data`, or null: run it the ordinary way, which also makes the errors. */
  async answer(query: QueryToPlan): Promise<string | null> {
    const plan = this.#plan(query)
    if (typeof plan === 'string') return this.#ordinary(plan)
    try {
      const [row] = await this.reading.database.query(plan.sql, plan.values)
      this.counts.planned += 1
      return String(row?.['data'])
    } catch (error) {
      if (isNullRefused(error)) return this.#ordinary('a null where a value is promised')
      throw error
    }
  }

  /** The statement for a query, or the reason why there is none. */
  #plan(query: QueryToPlan): Plan | string {
    try {
      return planQuery(this.#scope(query), this.#operation(query))
    } catch (error) {
      if (error instanceof NotPlanned) return error.reason
      // Arguments that are refused are refused again, with their path, by the ordinary path.
      if (error instanceof DomainError) return `refused arguments: ${error.code}`
      throw error
    }
  }

  #operation({ document, operationName }: QueryToPlan) {
    const operation = operationIn(document, operationName)
    if (!operation) throw new NotPlanned('no such operation')
    return operation
  }

  #scope(query: QueryToPlan): PlanScope {
    const { variableDefinitions = [] } = this.#operation(query)
    const { coerced } = getVariableValues(this.schema, variableDefinitions, query.variables ?? {})
    if (!coerced) throw new NotPlanned('variables that are not valid')
    const fragments = Object.fromEntries(query.document.definitions.flatMap((of): [string, FragmentDefinitionNode][] => of.kind === 'FragmentDefinition' ? [[of.name.value, of]] : []))
    return new PlanScope(this.schema, this.reading.statements, query.actor, { fragments, variables: coerced }, this.reading.entityOf)
  }

  #ordinary(reason: string): null {
    this.counts.ordinary.set(reason, (this.counts.ordinary.get(reason) ?? 0) + 1)
    return null
  }
}

function isNullRefused(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === NULL_REFUSED
}
