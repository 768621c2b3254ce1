// The thread of the solver's process that runs HiGHS. It imports nothing of ours at run time, so that it loads compiled and as source alike.
import highsModule, { type CallbackData, type Highs, type Model, type ModelStatusCode } from 'highs'
import { parentPort } from 'node:worker_threads'
import type { MipData } from './model.js'
import type { Figures, MipMessage, MipOptions, MipOutcome, MipStatus, StoppableJob } from './highs-protocol.js'

const TOLERANCE = 1e-9
/** Of thousands of units a double does not tell so little: above this many the tolerance is a part of them, or presolve calls impossible what is not. */
const UNITS = 1000

const post = (message: MipMessage): void => parentPort?.postMessage(message)

const settings = (options: MipOptions, tolerance: number): Record<string, number | boolean | string> => ({
  output_flag: false, random_seed: 0, mip_abs_gap: 0, mip_rel_gap: options.relativeGap,
  mip_feasibility_tolerance: tolerance, primal_feasibility_tolerance: tolerance, dual_feasibility_tolerance: tolerance,
  ...(options.nodeLimit === null ? {} : { mip_max_nodes: options.nodeLimit }),
  ...(options.timeLimitSeconds === null ? {} : { time_limit: options.timeLimitSeconds }),
})

const load = (highs: Highs, job: StoppableJob): Model => {
  const { data } = job
  const mixed = data.integrality.some((kind) => kind !== 0)
  const model = highs.createModel({
    numCols: data.colCost.length, numRows: data.rowLower.length, sense: highs.constants.objectiveSense.minimize, offset: 0,
    colCost: data.colCost, colLower: data.colLower, colUpper: data.colUpper, rowLower: data.rowLower, rowUpper: data.rowUpper,
    matrix: { format: 'csr', numRows: data.rowLower.length, numCols: data.colCost.length, starts: data.starts, indices: data.indices, values: data.values },
    ...(mixed ? { integrality: data.integrality } : {}),
  })
  if (job.start) model.setSolution({ colValue: job.start })
  return model
}

const statusOf = (highs: Highs, code: ModelStatusCode): MipStatus => {
  const { modelStatus } = highs.constants
  if (code === modelStatus.optimal || code === modelStatus.empty) return 'OPTIMAL'
  if (code === modelStatus.infeasible || code === modelStatus.unboundedOrInfeasible) return 'INFEASIBLE'
  const limits: ModelStatusCode[] = [modelStatus.timeLimit, modelStatus.iterationLimit, modelStatus.solutionLimit, modelStatus.interrupted]
  return limits.includes(code) ? 'LIMIT' : 'FAILED'
}

const figuresOf = ({ mip_dual_bound: bound = -Infinity, mip_primal_bound = Infinity, objective_function_value: best = mip_primal_bound }: CallbackData): Figures => ({ bound, best })

/** So often it is told how far the search is, beside every better solution. */
const TELL_MS = 250

const run = (highs: Highs, model: Model, job: StoppableJob): void => {
  let told = performance.now()
  const stop = new Int32Array(job.stop)
  const { callbackType } = highs.constants
  model.run({
    [callbackType.mipInterrupt]: (event) => {
      if (Atomics.load(stop, 0) !== 0) event.interrupt()
      if (performance.now() - told < TELL_MS) return undefined
      told = performance.now()
      post({ id: job.id, kind: 'progress', ...figuresOf(event.data) })
      return undefined
    },
    [callbackType.simplexInterrupt]: (event) => {
      if (Atomics.load(stop, 0) !== 0) event.interrupt()
      return undefined
    },
    [callbackType.mipImprovingSolution]: ({ data }) => {
      if (data.mip_solution) post({ id: job.id, kind: 'incumbent', values: data.mip_solution, ...figuresOf(data) })
      return undefined
    },
  })
}

/** Integer columns may be off by the tolerance, and a large bound behind such a column lets quantities leak: solve again with them whole. */
const polish = (highs: Highs, model: Model, job: StoppableJob, values: Float64Array): Float64Array => {
  job.data.integrality.forEach((kind, column) => {
    const whole = Math.round(values[column] ?? 0)
    if (kind !== 0) model.changeColBounds(column, whole, whole)
  })
  model.changeColsIntegrality({ kind: 'set', indices: Int32Array.from(job.data.integrality.keys()) }, new Int32Array(job.data.integrality.length))
  model.run()
  return model.getModelStatus() === highs.constants.modelStatus.optimal ? model.getSolution().colValue : values
}

const outcomeOf = (highs: Highs, model: Model, job: StoppableJob): MipOutcome => {
  const mixed = job.data.integrality.some((kind) => kind !== 0)
  const status = statusOf(highs, model.getModelStatus())
  const feasible = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible
  if (!mixed) {
    const solution = model.getSolution()
    return { status, values: feasible ? solution.colValue : null, bound: status === 'OPTIMAL' ? model.getObjectiveValue() : -Infinity, duals: solution.rowDual ?? null }
  }
  const bound = Number(model.info.get('mip_dual_bound'))
  if (!feasible) return { status, values: null, bound, duals: null }
  return { status, values: polish(highs, model, job, model.getSolution().colValue), bound, duals: null }
}

const attempt = (highs: Highs, job: StoppableJob, tolerance: number): MipOutcome => {
  const model = load(highs, job)
  try {
    model.options.set(settings(job.options, tolerance))
    run(highs, model, job)
    return outcomeOf(highs, model, job)
  } finally {
    model.dispose()
  }
}

const toleranceFor = ({ colUpper }: MipData): number => {
  const largest = colUpper.reduce((most, upper) => (Number.isFinite(upper) ? Math.max(most, upper) : most), UNITS)
  return Math.min(LOOSEST, TOLERANCE * largest / UNITS)
}

const LOOSEST = 1e-7

const solve = (highs: Highs, job: StoppableJob): MipOutcome => {
  const strict = attempt(highs, job, toleranceFor(job.data))
  return strict.status === 'FAILED' ? attempt(highs, job, LOOSEST) : strict
}

// The package's types describe its CommonJS face; as an ES module its default export is the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default
const loading = loadHighs()

parentPort?.on('message', (job: StoppableJob) => {
  const failed: MipOutcome = { status: 'FAILED', values: null, bound: -Infinity, duals: null }
  const answer = (outcome: MipOutcome): void => post({ id: job.id, kind: 'done', outcome })
  loading.then((highs) => answer(solve(highs, job))).catch((reason: unknown) => answer({ ...failed, reason: String(reason) }))
})
