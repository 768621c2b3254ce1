import { GraphQLError, OperationTypeNode, type DocumentNode, type FormattedExecutionResult, type GraphQLSchema } from 'graphql'
import type { FastifyBaseLogger } from 'fastify'
import { Context, type OperationRequest, type Services } from '../../platform/context.js'
import type { Planner } from '../../platform/read/plan/planner.js'
import { ErrorCode } from '../../platform/errors.js'
import { toClientError } from '../../platform/graphql-errors.js'
import { Admission, type Admitted, type Channel, type Refusal } from './admission.js'
import type { Engine } from './engine.js'
import type { OperationInput } from './operation-input.js'
import { logOperation, operationLog } from './operation-log.js'
import type { TransportSettings } from './settings.js'
import type { Presumed } from './presumed-actors.js'
import { openStream, type ResultStream } from './streams.js'
import { executeWrite } from './writes.js'

export type Outcome =
  | { kind: 'refused' } & Refusal
  | { kind: 'result'; document: DocumentNode; result: FormattedExecutionResult }
  | { kind: 'planned'; document: DocumentNode; dataText: string; extensions: Record<string, unknown> }
  | { kind: 'stream'; document: DocumentNode; results: ResultStream }

export interface OperationsOptions {
  schema: GraphQLSchema
  engine: Engine
  planner: Planner
  services: Services
  settings: TransportSettings
  log: FastifyBaseLogger
}

const MOST_REMEMBERED = 500
const LONGEST_REMEMBERED = 20_000

/** Runs operations, whichever way they arrive: admitted by the same rules, executed in the same context, answered with the same errors. */
export class Operations {
  readonly #admission: Admission
  /** Texts whose last run was planned; bounded, as it only says which way to try first. */
  readonly #planned = new Set<string>()

  readonly #log: FastifyBaseLogger

  constructor(private readonly options: OperationsOptions) {
    this.#log = operationLog(options.log)
    this.#admission = new Admission(options.schema, options.settings)
  }

  /** Never throws. */
  async run(input: OperationInput, request: OperationRequest, channel: Channel): Promise<Outcome> {
    const started = performance.now()
    const outcome = await this.#outcome(input, request, channel).catch((error: unknown) => this.failure(error, request))
    logOperation(this.#log, { outcome, input, request, channel, milliseconds: performance.now() - started })
    return outcome
  }

  async #outcome(input: OperationInput, request: OperationRequest, channel: Channel): Promise<Outcome> {
    const admitted = await this.#admission.admit(input, request, channel)
    if ('errors' in admitted) return this.#refused(admitted, request)
    const context = new Context(this.options.services, request)
    return admitted.operation.operation === OperationTypeNode.SUBSCRIPTION
      ? await this.#subscribe(input, admitted, context)
      : await this.#execute(input, admitted, context)
  }

  isOftenPlanned({ query }: OperationInput): boolean {
    return this.#planned.has(query)
  }

  /** Answers a planned query for whoever its sender was the last time, if the same statement says that it still is; null otherwise. */
  async runPresuming(input: OperationInput, { request, presumed, channel }: { request: OperationRequest; presumed: Presumed; channel: Channel }): Promise<Outcome | null> {
    const started = performance.now()
    const admitted = await this.#admission.admit(input, request, channel)
    if ('errors' in admitted) return null
    const { document, cost } = admitted
    const query = { document, operationName: input.operationName, variables: input.variables, actor: presumed.actor, locale: request.locale, now: this.options.services.now() }
    const isQuery = admitted.operation.operation === OperationTypeNode.QUERY
    const dataText = isQuery ? await this.options.planner.answerWithProof(query, presumed.proof) : null
    if (dataText === null) {
      // It is admitted anew, for whoever its sender turns out to be.
      await this.#admission.withdraw(admitted, request)
      return null
    }
    const outcome: Outcome = { kind: 'planned', document, dataText, extensions: { cost } }
    logOperation(this.#log, { outcome, input, request, channel, milliseconds: performance.now() - started })
    return outcome
  }

  /** A query that the planner knows is answered with the database's own text; everything else is executed. */
  async #execute(input: OperationInput, { document, operation, cost }: Admitted, context: Context): Promise<Outcome> {
    if (operation.operation === OperationTypeNode.QUERY) {
      const query = { document, operationName: input.operationName, variables: input.variables, ...context.viewer }
      if (context.request.explain) context.extensions['plan'] = await this.options.planner.explain(query)
      const dataText = await this.options.planner.answer(query)
      this.#remember(input.query, dataText !== null)
      if (dataText !== null) return { kind: 'planned', document, dataText, extensions: { cost, ...context.extensions } }
    }
    const written = operation.operation === OperationTypeNode.MUTATION ? await this.#write(input, { document, cost }, context) : null
    if (written) return written
    const result = await this.options.engine.execute(input, context)
    return { kind: 'result', document, result: { ...result, extensions: { ...result.extensions, cost } } }
  }

  /** null: its answer cannot be read with its commit. */
  async #write({ operationName, variables }: OperationInput, { document, cost }: Pick<Admitted, 'document' | 'cost'>, contextValue: Context): Promise<Outcome | null> {
    const { schema, planner } = this.options
    const { dryRun, explain } = contextValue.request
    const readBack = planner.readBack({ document, operationName, variables, ...contextValue.viewer }, { dryRun })
    if (typeof readBack === 'string') {
      if (explain) contextValue.extensions['plan'] = { ordinary: readBack }
      return null
    }
    const written = await executeWrite({ schema, readBack, document, operationName, variableValues: variables, contextValue })
    if (explain && (typeof written === 'string' || !written.errors)) contextValue.extensions['plan'] = await planner.explainReadBack(readBack)
    const extensions = { ...contextValue.extensions, cost }
    if (typeof written === 'string') return { kind: 'planned', document, dataText: written, extensions }
    const { errors, ...result } = written
    const told = errors ? { errors: errors.map((error) => this.#translated(error, contextValue.request).toJSON()) } : {}
    return { kind: 'result', document, result: { ...told, ...result, extensions } }
  }

  #remember(query: string, isPlanned: boolean): void {
    if (!isPlanned) this.#planned.delete(query)
    else if (query.length <= LONGEST_REMEMBERED) {
      if (this.#planned.size >= MOST_REMEMBERED) this.#planned.clear()
      this.#planned.add(query)
    }
  }

  async #subscribe({ operationName, variables }: OperationInput, { document }: Admitted, contextValue: Context): Promise<Outcome> {
    const { schema, planner } = this.options
    const translate = (error: GraphQLError): GraphQLError => this.#translated(error, contextValue.request)
    const opened = await openStream({ schema, planner, document, operationName, variableValues: variables, contextValue }, translate)
    return Symbol.asyncIterator in opened ? { kind: 'stream', document, results: opened } : this.#refused({ errors: opened }, contextValue.request)
  }

  #refused({ errors, status }: Refusal, request: OperationRequest): Outcome {
    return { kind: 'refused', errors: errors.map((error) => this.#translated(error, request)), ...status === undefined ? {} : { status } }
  }

  /** What a client is told when something failed before, beside or after execution. */
  failure(error: unknown, scope: Pick<OperationRequest, 'locale' | 'correlationId'>): { kind: 'refused' } & Refusal {
    const originalError = error instanceof Error ? error : new Error(String(error))
    const told = this.#translated(new GraphQLError(originalError.message, { originalError }), scope)
    return { kind: 'refused', errors: [told], ...statusOf(told) }
  }

  #translated(error: GraphQLError, { locale, correlationId }: Pick<OperationRequest, 'locale' | 'correlationId'>): GraphQLError {
    const report = (cause: unknown): void => this.options.log.error({ err: cause, correlationId }, 'operation failed')
    return toClientError(error, { locale, correlationId, report })
  }
}

/** HTTP says with its status that the server is at fault, has no database just now, or was asked wrongly. */
function statusOf({ extensions: { code } }: GraphQLError): { status?: number } {
  switch (code) {
    case ErrorCode.UNAVAILABLE: return { status: 503 }
    case ErrorCode.INTERNAL: return { status: 500 }
    case ErrorCode.BAD_INPUT: return { status: 400 }
    default: return {}
  }
}
