import type { EntityClass } from '@mikro-orm/postgresql'
import type { FragmentDefinitionNode, GraphQLSchema } from 'graphql'
import type { Actor } from '../../actor.js'
import { Parameters } from '../predicate-sql.js'
import type { Source, Statements } from '../statements.js'

/** What one plan is made with: the operation's surroundings, who asks, and the parameters collected so far. */
export class PlanScope {
  readonly parameters = new Parameters()
  #aliases = 0

  constructor(
    readonly schema: GraphQLSchema,
    readonly statements: Statements,
    readonly actor: Actor,
    readonly operation: { fragments: Record<string, FragmentDefinitionNode>; variables: Record<string, unknown> },
    readonly entityOf: (typename: string) => EntityClass<object>,
  ) {}

  /** A table under an alias of its own, with its row filter. */
  source(entity: EntityClass<object>): Source {
    this.#aliases += 1
    return this.statements.source(entity, this.actor, this.parameters, `t${this.#aliases}`)
  }
}
