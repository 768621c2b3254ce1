import type { EntityClass } from '@mikro-orm/postgresql'
import type { FieldNode, FragmentDefinitionNode, GraphQLField, GraphQLSchema } from 'graphql'
import { getArgumentValues } from 'graphql/execution/values.js'
import type { Actor } from '../../actor.js'
import { isUuid } from '../../id.js'
import { isFiltered, MAX_PAGE, pageRequest, type ConnectionArguments } from '../page.js'
import { Parameters, type ReadValue } from '../parameters.js'
import { modelOf } from '../read-model.js'
import type { ReadScope } from '../load.js'
import type { Below, Source, Statements } from '../statements.js'
import type { MadeRead } from '../made-read.js'
import { ArgumentSlot } from './argument-slot.js'
import type { Gap } from './gap.js'
import { NotPlanned } from './not-planned.js'
import { PageSlot } from './page-slot.js'
import type { Bindings, IdSlot } from './plan.js'
import type { SelectedField } from './selection-sql.js'

/** Whose locale a text is written in; one function, so that all texts share a parameter. */
const localeOf: ReadValue = ({ locale }) => locale

/** What one plan is made with: the operation's surroundings, who asks, and what was collected so far. */
export class PlanScope {
  readonly parameters: Parameters
  readonly #slots: ArgumentSlot<unknown>[] = []
  readonly #ids: IdSlot[] = []
  readonly #gaps: Gap[] = []
  #path: readonly string[] = []
  #aliases = 0
  #locale: string | null = null
  #isRespaced = false
  #hasFloats = false
  #isShort = true
  #isFiltered = false

  constructor(
    readonly schema: GraphQLSchema,
    private readonly reading: Pick<ReadScope, 'statements' | 'entityOf'>,
    readonly actor: Actor,
    readonly operation: { fragments: Record<string, FragmentDefinitionNode>; variables: Record<string, unknown> },
  ) {
    this.parameters = new Parameters(actor)
  }

  get statements(): Statements {
    return this.reading.statements
  }

  entityOf(typename: string): EntityClass<object> {
    return this.reading.entityOf(typename)
  }

  alias(): string {
    this.#aliases += 1
    return `t${this.#aliases}`
  }

  /** A table under an alias of its own, with its row filter. */
  source(entity: EntityClass<object>, below?: Below): Source {
    return this.statements.source(entity, this.actor, { parameters: this.parameters, alias: this.alias(), below })
  }

  /** Plans what stands under a response key. */
  under(key: string, plan: () => string): string {
    const outer = this.#path
    this.#path = [...outer, key]
    try {
      return plan()
    } finally {
      this.#path = outer
    }
  }

  /** Leaves the present place of the answer to code; gives the gap's number. */
  gap(gap: Omit<Gap, 'path'>): number {
    return this.#gaps.push({ ...gap, path: this.#path }) - 1
  }

  /** The answer is to be written anew, as JavaScript writes it. */
  respaced(): void {
    this.#isRespaced = true
  }

  /** The answer has numbers that PostgreSQL may write otherwise than JavaScript. */
  float(): void {
    this.#hasFloats = true
  }

  /** How long the statement takes depends on how much there is. */
  growing(): void {
    this.#isShort = false
  }

  /** How many rows there are to walk over depends on the filter's values. */
  #filtered(): void {
    this.#isFiltered = true
    this.growing()
  }

  locale(): string {
    this.#locale ??= this.parameters.later(localeOf, 'text')
    return this.#locale
  }

  /** The arguments of a list, to be read anew for every run. @throws BAD_INPUT */
  page(entity: EntityClass<object>, read: (args: ConnectionArguments) => ConnectionArguments, { field, nodes }: SelectedField): PageSlot {
    const of = { model: modelOf(entity), shape: this.statements.shape(entity) }
    const [node] = nodes
    if (!node) throw new NotPlanned('a field without a node')
    const request = (variables: Record<string, unknown>) => pageRequest(of, read(getArgumentValues(field, node, variables)))
    const slot = new PageSlot(this.#slots.length, request, request(this.operation.variables))
    if (isFiltered(slot.planned)) this.#filtered()
    this.#slots.push(slot as ArgumentSlot<unknown>)
    return slot
  }

  /** What a field asks for by its arguments, to be read anew for every run. @throws BAD_INPUT */
  question<Question>({ question, structure }: MadeRead<Question>, { field, nodes }: SelectedField): ArgumentSlot<Question> {
    const [node] = nodes
    if (!node) throw new NotPlanned('a field without a node')
    const asked = (variables: Record<string, unknown>) => question(getArgumentValues(field, node, variables))
    const slot = new ArgumentSlot(this.#slots.length, asked, asked(this.operation.variables), structure)
    this.#slots.push(slot as ArgumentSlot<unknown>)
    return slot
  }

  /** A parameter for the argument `id` of a field. */
  id(field: GraphQLField<unknown, unknown>, node: FieldNode): string {
    return this.#idSlot((variables) => idOf(getArgumentValues(field, node, variables)['id']), 'uuid')
  }

  /** A parameter for the argument `ids`; too many, or none, are the ordinary way's to refuse. */
  ids(field: GraphQLField<unknown, unknown>, node: FieldNode): string {
    return this.#idSlot((variables) => {
      const ids = getArgumentValues(field, node, variables)['ids'] as readonly unknown[]
      if (ids.length === 0 || ids.length > MAX_PAGE) throw new NotPlanned('refused arguments: BAD_INPUT')
      return ids.map(idOf)
    }, 'uuid[]')
  }

  #idSlot(slot: IdSlot, sqlType: string): string {
    const index = this.#ids.push(slot) - 1
    return this.parameters.later(({ ids }) => ids[index], sqlType)
  }

  get bindings(): Bindings {
    return { parameters: this.parameters, slots: this.#slots, ids: this.#ids, gaps: this.#gaps, isRespaced: this.#isRespaced, hasFloats: this.#hasFloats, isShort: this.#isShort, isFiltered: this.#isFiltered }
  }
}

/** What is no UUID is the id of nothing. */
function idOf(id: unknown): string | null {
  return typeof id === 'string' && isUuid(id) ? id : null
}
