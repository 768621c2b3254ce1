import { getOperationAST, GraphQLError, OperationTypeNode, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import type { OperationRequest } from '../../platform/context.js'
import { badInput, DomainError, ErrorCode } from '../../platform/errors.js'
import { Budget, type Spent } from './budget.js'
import { Documents } from './documents.js'
import type { OperationInput } from './operation-input.js'
import type { TransportSettings } from './settings.js'

export type Channel = 'GET' | 'POST' | 'WEBSOCKET'

export interface Admitted {
  document: DocumentNode
  operation: OperationDefinitionNode
  /** For `extensions.cost`. */
  cost: Spent & { requested: number; limit: number }
}

/** Why an operation is not executed. `status` is for HTTP where it is not the usual 400. */
export interface Refusal { errors: readonly GraphQLError[]; status?: number }

/** Decides before execution whether an operation may run at all. Both transports ask here, so both refuse the same. */
export class Admission {
  readonly #documents: Documents
  readonly #budget: Budget

  constructor(schema: GraphQLSchema, private readonly settings: TransportSettings) {
    this.#documents = new Documents({ schema, ...settings })
    this.#budget = new Budget(settings.costPerMinute)
  }

  async admit(input: OperationInput, sender: OperationRequest, channel: Channel): Promise<Admitted | Refusal> {
    const known = this.#documents.read(input.query)
    if (!('node' in known)) return { errors: known }
    const { errors, cost } = known.costs.check(input)
    const mistakes = errors.length > 0 ? errors : known.mistakes()
    if (mistakes.length > 0) return { errors: mistakes }
    const operation = getOperationAST(known.node, input.operationName)
    if (!operation) return refusal(badInput(['operationName'], input.operationName === null ? severalOperations : noSuchOperation))
    const unfit = refusedByChannel(operation, channel) ?? refusedByScope(operation, sender)
    if (unfit) return unfit
    try {
      return { document: known.node, operation, cost: { requested: cost, limit: this.settings.limits.maxCost, ...await this.#budget.spend(sender, cost) } }
    } catch (error) {
      if (error instanceof DomainError) return { ...refusal(error), status: 429 }
      throw error
    }
  }

  /** The operation was not done for this sender after all. */
  async withdraw({ cost }: Admitted, sender: OperationRequest): Promise<void> {
    await this.#budget.giveBack(sender, cost.requested)
  }
}

export function refusal(error: DomainError): Refusal {
  return { errors: [new GraphQLError(error.message, { originalError: error })] }
}

function refusedByChannel({ operation }: OperationDefinitionNode, channel: Channel): Refusal | null {
  if (operation === OperationTypeNode.MUTATION && channel === 'GET') return { ...refusal(badInput([], mutationByGet)), status: 405 }
  if (operation === OperationTypeNode.SUBSCRIPTION && channel !== 'WEBSOCKET') return refusal(badInput([], subscriptionByHttp))
  return null
}

function refusedByScope({ operation }: OperationDefinitionNode, { actor }: OperationRequest): Refusal | null {
  const scope = operation === OperationTypeNode.MUTATION ? 'WRITE' : 'READ'
  if (actor.kind !== 'API_KEY' || actor.scopes.has(scope)) return null
  return refusal(new DomainError(ErrorCode.FORBIDDEN, {
    en: `This API key lacks the scope ${scope}.`, id: `Kunci API ini tidak memiliki cakupan ${scope}.`,
  }, { scope }))
}

const severalOperations = {
  en: 'The document has several operations: say which one in "operationName".', id: 'Dokumen memuat beberapa operasi: sebutkan salah satu dalam "operationName".',
}
const noSuchOperation = { en: 'The document has no operation of this name.', id: 'Dokumen tidak memuat operasi dengan nama ini.' }
const mutationByGet = { en: 'GET may only read: send mutations with POST.', id: 'GET hanya untuk membaca: kirim mutasi dengan POST.' }
const subscriptionByHttp = {
  en: 'Subscriptions need a WebSocket: connect to the same address with the sub-protocol graphql-transport-ws.',
  id: 'Langganan memerlukan WebSocket: hubungkan ke alamat yang sama dengan subprotokol graphql-transport-ws.',
}
