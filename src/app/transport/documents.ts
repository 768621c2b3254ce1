import { NoSchemaIntrospectionCustomRule, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql'
import { KnownCosts } from '../../platform/limits/known-costs.js'
import type { OperationLimits } from '../../platform/limits/limits.js'
import { parseOperation } from '../../platform/limits/parse-operation.js'
import { invalidDocument } from '../../platform/limits/refusal.js'
import { validateOperation } from '../../platform/limits/validate-operation.js'

/** Of all kept texts together; what is parsed from a text takes about a hundred times its length. */
const KEPT_CHARACTERS = 500_000
const LONGEST_KEPT = 20_000

/** A document that was parsed, and measured and validated when that was asked for. */
export class KnownDocument {
  readonly costs: KnownCosts
  #mistakes: readonly GraphQLError[] | null = null

  constructor(readonly node: DocumentNode, { schema, limits }: DocumentRules, private readonly find: (node: DocumentNode) => readonly GraphQLError[]) {
    this.costs = new KnownCosts({ schema, document: node, limits })
  }

  mistakes(): readonly GraphQLError[] {
    this.#mistakes ??= this.find(this.node)
    return this.#mistakes
  }
}

export interface DocumentRules { schema: GraphQLSchema; limits: OperationLimits; introspection: boolean }

/** Parses and validates each text once while it is among the last ones used. */
export class Documents {
  readonly #known = new Map<string, KnownDocument>()
  #characters = 0

  constructor(private readonly rules: DocumentRules) {}

  read(query: string): KnownDocument | readonly GraphQLError[] {
    const known = this.#known.get(query)
    if (known) return this.#keep(query, known)
    const { document, errors } = parseOperation(query, this.rules.limits)
    if (!document) return errors
    return this.#keep(query, new KnownDocument(document, this.rules, (node) => this.#validate(node)))
  }

  #keep(query: string, document: KnownDocument): KnownDocument {
    if (query.length > LONGEST_KEPT) return document
    if (this.#known.delete(query)) this.#characters -= query.length
    this.#known.set(query, document)
    this.#characters += query.length
    for (const oldest of this.#known.keys()) {
      if (this.#characters <= KEPT_CHARACTERS) break
      this.#known.delete(oldest)
      this.#characters -= oldest.length
    }
    return document
  }

  #validate(node: DocumentNode): readonly GraphQLError[] {
    const mistakes = validateOperation(this.rules.schema, node)
    if (mistakes.length > 0 || this.rules.introspection) return mistakes
    return validate(this.rules.schema, node, [NoSchemaIntrospectionCustomRule]).map(invalidDocument)
  }
}
