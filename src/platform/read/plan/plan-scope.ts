import type { EntityClass } from '@mikro-orm/postgresql'
import type { FieldNode, FragmentDefinitionNode, GraphQLField, GraphQLSchema } from 'graphql'
import { getArgumentValues } from 'graphql/execution/values.js'
import type { Actor } from '../../actor.js'
import { pageRequest } from '../page.js'
import { Parameters } from '../parameters.js'
import { modelOf } from '../read-model.js'
import type { ReadScope } from '../load.js'
import type { Source, Statements } from '../statements.js'
import { PageSlot } from './page-slot.js'
import type { IdSlot, Slots } from './plan.js'

/** What one plan is made with: the operation's surroundings, who asks, and the parameters collected so far. */
export class PlanScope {
  readonly parameters: Parameters
  readonly #pages: PageSlot[] = []
  readonly #ids: IdSlot[] = []
  #aliases = 0

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

  /** A table under an alias of its own, with its row filter. */
  source(entity: EntityClass<object>): Source {
    this.#aliases += 1
    return this.statements.source(entity, this.actor, this.parameters, `t${this.#aliases}`)
  }

  /** The arguments of a list, to be read anew for every run. @throws BAD_INPUT */
  page(entity: EntityClass<object>, field: GraphQLField<unknown, unknown>, node: FieldNode): PageSlot {
    const model = modelOf(entity)
    const planned = pageRequest(model, getArgumentValues(field, node, this.operation.variables))
    const slot = new PageSlot(this.#pages.length, { model, field, node }, planned)
    this.#pages.push(slot)
    return slot
  }

  /** A parameter for the argument `id` of a field. */
  id(field: GraphQLField<unknown, unknown>, node: FieldNode): string {
    const index = this.#ids.push((variables) => getArgumentValues(field, node, variables)['id']) - 1
    return this.parameters.later(({ ids }) => ids[index], 'uuid')
  }

  get slots(): Slots {
    return { pages: this.#pages, ids: this.#ids }
  }
}
