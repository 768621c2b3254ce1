import { getNamedType, GraphQLError, isEnumType, OperationTypeNode, typeFromAST, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type NamedTypeNode, type OperationDefinitionNode, type TypeNode } from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import { InvalidValue } from '../../../values/invalid-value.js'
import { DomainError } from '../../errors.js'
import type { Database } from '../database.js'
import { ReadBack } from '../../read-back.js'
import type { ReadScope } from '../load.js'
import type { Viewer } from '../../viewer.js'
import { NotPlanned, reasonOfFailure } from './not-planned.js'
import type { Plan, Proof } from './plan.js'
import { PlanCache, type Planned } from './plan-cache.js'
import { operationIn, planQuery } from './plan-query.js'
import { planReadBack, splitMutation, type SplitMutation } from './plan-read-back.js'
import { planSnapshot } from './plan-snapshot.js'
import { PlanScope } from './plan-scope.js'
import { structureOf } from './variables.js'

/** A query, or a subscription whose first message tells how things are; and who looks. */
export interface QueryToPlan extends Viewer {
  document: DocumentNode
  operationName: string | null
  variables: Readonly<Record<string, unknown>> | null
  /** For the first message of a subscription. */
  cursor?: string
}

/** How many queries were answered by a plan, and how many were not, by reason. A reason names fields of the schema at most. */
export interface ReadCounts { readonly planned: number; readonly ordinary: ReadonlyMap<string, number> }

/** Reasons are told apart only so far. */
const MOST_REASONS = 200

const PLANNERS = {
  [OperationTypeNode.QUERY]: planQuery, [OperationTypeNode.MUTATION]: planReadBack, [OperationTypeNode.SUBSCRIPTION]: planSnapshot,
}

interface Operation { definition: OperationDefinitionNode; variables: Record<string, unknown>; structure: string }

/** Answers a query with one statement where it can, and counts where it cannot, and why. */
export class Planner {
  readonly counts = { planned: 0, ordinary: new Map<string, number>() } satisfies ReadCounts
  readonly #plans = new PlanCache()
  readonly #enums = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>()
  readonly #splits = new WeakMap<DocumentNode, Map<string | null, SplitMutation | null>>()

  /** `shared` is for statements that cannot take long. */
  constructor(private readonly schema: GraphQLSchema, private readonly reading: Omit<ReadScope, 'actor'>, private readonly shared: Database = reading.database) {}

  /** The text of `data`, or null: run it the ordinary way, which also makes the errors. */
  async answer(query: QueryToPlan): Promise<string | null> {
    const bound = this.statement(query)
    if (typeof bound === 'string') return this.#ordinary(bound)
    try {
      const [row] = await this.#databaseFor(bound.plan).query(bound.plan.sql, bound.values)
      const text = bound.plan.complete(String(row?.['data']), query)
      this.counts.planned += 1
      return text
    } catch (error) {
      return this.#ordinary(reasonOfFailure(error) ?? rethrown(error))
    }
  }

  /** The same, if the statement itself finds what is expected of a question; null also when it does not. */
  async answerWithProof(query: QueryToPlan, proof: Proof): Promise<string | null> {
    const bound = this.statement(query)
    if (typeof bound === 'string') return null
    try {
      const sql = bound.plan.withProof(proof)
      const [row] = await this.#databaseFor(bound.plan).query(sql, [...bound.values, ...proof.values()])
      if (row?.['proof'] !== proof.expected) return null
      const text = bound.plan.complete(String(row['data']), query)
      this.counts.planned += 1
      return text
    } catch (error) {
      return reasonOfFailure(error) === null ? rethrown(error) : null
    }
  }

  /** The SQL of a query and what PostgreSQL does for it, or why it is not planned. Runs the query. */
  async explain(query: QueryToPlan): Promise<{ sql: string; explain: unknown } | { ordinary: string }> {
    const bound = this.statement(query)
    if (typeof bound === 'string') return { ordinary: bound }
    const { sql } = bound.plan
    const [row] = await this.reading.database.query(`explain (analyze, buffers, format json) ${sql}`, bound.values)
    return { sql, explain: row?.['QUERY PLAN'] }
  }

  /** The statement for a query with its values, or the reason why there is none. */
  statement(query: QueryToPlan): { plan: Plan; values: unknown[] } | string {
    try {
      const operation = this.#operation(query)
      const plan = this.#planned(query, operation)
      if (typeof plan === 'string') return plan
      const values = plan.bind(query, operation.variables)
      return values ? { plan, values } : 'arguments of another structure than their plan'
    } catch (error) {
      return reasonOf(error)
    }
  }

  #databaseFor({ hasPages }: Plan): Database {
    return hasPages ? this.reading.database : this.shared
  }

  /** How the answer to a mutation is read with its commit. null: it is executed as it stands, which also makes the errors. */
  readBack(query: QueryToPlan): ReadBack | null {
    const split = this.#split(query)
    if (!split) return null
    try {
      const operation = this.#coerced(split.read, query.variables)
      const plan = this.#planned(query, operation)
      if (typeof plan === 'string' || !plan.bind(query, operation.variables)) return null
      const statement = (written: string) => ({ sql: plan.sql, values: plan.bind({ ...query, written }, operation.variables) ?? [] })
      return new ReadBack({ document: split.write, typename: split.typename, statement, complete: (text) => plan.complete(text, query) })
    } catch (error) {
      reasonOf(error)
      return null
    }
  }

  #split({ document, operationName }: QueryToPlan): SplitMutation | null {
    const known = this.#splits.get(document) ?? new Map<string | null, SplitMutation | null>()
    this.#splits.set(document, known)
    if (!known.has(operationName)) known.set(operationName, splitMutation(this.schema, document, operationName))
    return known.get(operationName) ?? null
  }

  #planned(query: QueryToPlan, operation: Operation): Planned {
    const known = this.#plans.find(query.document, operation.structure, query.actor)
    if (known) return known
    const planned = this.#plan(query, operation)
    this.#plans.keep(query.document, { structure: operation.structure, actor: query.actor }, planned)
    return planned
  }

  /** @throws BAD_INPUT */
  #plan({ document, actor }: QueryToPlan, { definition, variables }: Operation): Plan | string {
    const fragments = Object.fromEntries(document.definitions.flatMap((of): [string, FragmentDefinitionNode][] => of.kind === 'FragmentDefinition' ? [[of.name.value, of]] : []))
    try {
      const scope = new PlanScope(this.schema, this.reading, actor, { fragments, variables })
      return PLANNERS[definition.operation](scope, definition)
    } catch (error) {
      if (error instanceof NotPlanned) return error.reason
      throw error
    }
  }

  #operation({ document, operationName, variables }: QueryToPlan): Operation {
    const definition = operationIn(document, operationName)
    if (!definition) throw new NotPlanned('no such operation')
    return this.#coerced(definition, variables)
  }

  #coerced(definition: OperationDefinitionNode, variables: QueryToPlan['variables']): Operation {
    const { variableDefinitions = [] } = definition
    const { coerced } = getVariableValues(this.schema, variableDefinitions, variables ?? {})
    if (!coerced) throw new NotPlanned('variables that are not valid')
    const enums = this.#enumsOf(definition)
    return { definition, variables: coerced, structure: `${definition.name?.value ?? ''}(${structureOf(coerced, (name) => enums.has(name))})` }
  }

  /** The names of its variables that are enums. */
  #enumsOf(definition: OperationDefinitionNode): ReadonlySet<string> {
    const known = this.#enums.get(definition)
    if (known) return known
    const isEnum = (type: TypeNode): boolean => isEnumType(getNamedType(typeFromAST(this.schema, type as NamedTypeNode)))
    const enums = new Set(definition.variableDefinitions?.flatMap(({ variable, type }) => isEnum(type) ? [variable.name.value] : []))
    this.#enums.set(definition, enums)
    return enums
  }

  #ordinary(reason: string): null {
    const { ordinary } = this.counts
    const told = ordinary.has(reason) || ordinary.size < MOST_REASONS ? reason : 'others'
    ordinary.set(told, (ordinary.get(told) ?? 0) + 1)
    return null
  }
}

/** Why an operation is left to the ordinary way: arguments that are refused are refused again there, with their path. @throws what else is wrong */
function reasonOf(error: unknown): string {
  if (error instanceof NotPlanned) return error.reason
  if (error instanceof DomainError) return `refused arguments: ${error.code}`
  // graphql-js throws its own of an argument or a directive whose variable is null.
  if (error instanceof InvalidValue || error instanceof GraphQLError) return 'refused arguments: BAD_INPUT'
  throw error
}

function rethrown(error: unknown): never {
  throw error
}
