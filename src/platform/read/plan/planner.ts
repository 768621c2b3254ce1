import { getNamedType, isEnumType, OperationTypeNode, typeFromAST, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, type NamedTypeNode, type OperationDefinitionNode, type TypeNode } from 'graphql'
import { getVariableValues } from 'graphql/execution/values.js'
import type { Statement } from '../../database/row-changes.js'
import type { Database } from '../database.js'
import { ReadBack } from '../../read-back.js'
import type { ReadScope } from '../load.js'
import type { Viewer } from '../../viewer.js'
import { NotPlanned, reasonOf, reasonOfFailure } from './not-planned.js'
import type { Plan, Proof } from './plan.js'
import { PlanCache, type Planned } from './plan-cache.js'
import { operationIn, planQuery } from './plan-query.js'
import { planReadBack, splitMutation, type SplitMutation } from './plan-read-back.js'
import { planSnapshot } from './plan-snapshot.js'
import { PlanScope } from './plan-scope.js'
import { ReadCounter } from './read-counter.js'
import { structureOf } from './variables.js'

/** A query, or a subscription whose first message tells how things are; and who looks. */
export interface QueryToPlan extends Viewer {
  document: DocumentNode
  operationName: string | null
  variables: Readonly<Record<string, unknown>> | null
  /** For the first message of a subscription. */
  cursor?: string
}

/** How a query, or the answer to a mutation, is read: by which statement and how PostgreSQL runs it, or why it is not planned. */
export type Explanation = { sql: string; explain: unknown } | { ordinary: string }

const OTHER_STRUCTURE = 'arguments of another structure than their plan'

const PLANNERS = {
  [OperationTypeNode.QUERY]: planQuery, [OperationTypeNode.MUTATION]: planReadBack, [OperationTypeNode.SUBSCRIPTION]: planSnapshot,
}

const NONE = {}

interface Operation { definition: OperationDefinitionNode; variables: Record<string, unknown>; structure: string }

/** Answers a query with one statement where it can, and counts where it cannot, and why. */
export class Planner {
  readonly counts = new ReadCounter()
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
      const [row] = await this.#run(bound.plan, bound.plan.sql, bound.values)
      const text = bound.plan.complete(String(row?.['data']), query)
      this.counts.count(null)
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
      const [row] = await this.#run(bound.plan, bound.plan.withProof(proof), [...bound.values, ...proof.values()])
      if (row?.['proof'] !== proof.expected) return null
      const text = bound.plan.complete(String(row['data']), query)
      this.counts.count(null)
      return text
    } catch (error) {
      return reasonOfFailure(error) === null ? rethrown(error) : null
    }
  }

  /** Runs the query. */
  async explain(query: QueryToPlan): Promise<Explanation> {
    const bound = this.statement(query)
    return typeof bound === 'string' ? { ordinary: bound } : await this.#explained({ sql: bound.plan.sql, values: bound.values })
  }

  /** Reads once more what a mutation wrote. */
  async explainReadBack({ read }: ReadBack): Promise<Explanation> {
    return typeof read === 'string' ? { ordinary: read } : await this.#explained(read)
  }

  async #explained({ sql, values }: Statement): Promise<Explanation> {
    try {
      const [row] = await this.reading.database.query(`explain (analyze, buffers, format json) ${sql}`, values)
      return { sql, explain: row?.['QUERY PLAN'] }
    } catch (error) {
      return { ordinary: reasonOfFailure(error) ?? rethrown(error) }
    }
  }

  /** The statement for a query with its values, or the reason why there is none. */
  statement(query: QueryToPlan): { plan: Plan; values: unknown[] } | string {
    try {
      const operation = this.#operation(query)
      const plan = this.#planned(query, operation)
      if (typeof plan === 'string') return plan
      const values = plan.bind(query, operation.variables)
      return values ? { plan, values } : OTHER_STRUCTURE
    } catch (error) {
      return reasonOf(error)
    }
  }

  #run({ isShort, isFiltered }: Plan, sql: string, values: readonly unknown[]): ReturnType<Database['query']> {
    return isShort ? this.shared.query(sql, values) : this.reading.database.query(sql, values, { byValues: isFiltered })
  }

  /** How the answer to a mutation is read with its commit. A reason: it is executed as it stands, which also makes the errors. */
  readBack(query: QueryToPlan, { dryRun }: { dryRun: boolean }): ReadBack | string {
    const readBack = dryRun ? 'a dry run' : this.#readBack(query)
    if (typeof readBack === 'string') this.counts.count(readBack)
    return readBack
  }

  #readBack(query: QueryToPlan): ReadBack | string {
    const split = this.#split(query)
    if (!split) return 'a mutation of several fields, under a condition, or without an aggregate'
    try {
      const operation = this.#coerced(split.read, query.variables)
      const plan = this.#planned(query, operation)
      if (typeof plan === 'string') return plan
      if (!plan.bind(query, operation.variables)) return OTHER_STRUCTURE
      const statement = (written: string) => ({ sql: plan.sql, values: plan.bind({ ...query, written }, operation.variables) ?? [] })
      const complete = (text: string) => plan.complete(text, query)
      return new ReadBack({ document: split.write, typename: split.typename, statement, complete, count: (ordinary) => this.counts.count(ordinary) })
    } catch (error) {
      return reasonOf(error)
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
    if (variableDefinitions.length === 0) return { definition, variables: NONE, structure: `${definition.name?.value ?? ''}()` }
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
    this.counts.count(reason)
    return null
  }
}

function rethrown(error: unknown): never {
  throw error
}
