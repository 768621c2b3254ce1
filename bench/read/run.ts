import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { expectAgreement } from './agree.ts'
import { chartOf } from './chart.ts'
import { cleanUp, isCleaningUp, whenDone } from './clean-up.ts'
import { openDatabase, type BenchDatabase } from './database.ts'
import { measure, type Cell, type WarmUp } from './measure.ts'
import { operations } from './operations.ts'
import { readOptions } from './options.ts'
import { requestsOf, walkToDeepPage } from './plan.ts'
import { startServer, type MeasuredServer } from './processes.ts'
import { durationOf, loadOf, startProgress, type Progress } from './progress.ts'
import { linesOf, tableOf } from './report.ts'
import { PRODUCT, REFERENCE, SERVERS } from './servers.ts'
import { marksOf, marksTableOf } from './targets.ts'
import { SIZES } from './world/world.ts'

const options = readOptions()
const { pace, size } = options

try {
  console.log(`The world (${size}: ${SIZES[size].requests.toLocaleString('en')} requests) is made now, or opened when it is there …`)
  const database = await openDatabase(size, options)
  whenDone(() => database.stop())
  const servers = await startServers(database)
  await report(await measureAll(servers, database))
} catch (error) {
  // What fails because a signal ended the servers is no news.
  if (!isCleaningUp()) console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await cleanUp()
}

async function startServers({ url, ids }: BenchDatabase): Promise<MeasuredServer[]> {
  const [buyer = ''] = (await ids('organization', Number.MAX_SAFE_INTEGER)).slice(-1)
  const names = SERVERS.filter((of) => of === REFERENCE || of === PRODUCT || options.servers.includes(of))
  const started = await Promise.allSettled(names.map(async (name) => {
    const server = await startServer(name, { DATABASE_URL: url, BUYER: buyer })
    whenDone(() => server.stop())
    return server
  }))
  return started.flatMap((one, i) => {
    if (one.status === 'fulfilled') return [one.value]
    if (names[i] === REFERENCE || names[i] === PRODUCT) throw one.reason
    console.log(`left out: ${String(one.reason)}`)
    return []
  })
}

interface Run { cells: Cell[]; warmUps: Record<string, WarmUp>; milliseconds: number }

/** Reads first: what M1 writes would lie in their way. */
async function measureAll(servers: readonly MeasuredServer[], database: BenchDatabase): Promise<Run> {
  const requests = await plannedRequests(servers, database)
  const expected = loadOf(requests, pace)
  console.log(`${SERVERS.length} servers, ${pace.connections.join(', ')} connections, ${pace.rounds} rounds of ${pace.milliseconds / 1_000} s: at least ${durationOf(expected)} minutes`)
  const progress: Progress = startProgress(expected)
  const run: Run = { cells: [], warmUps: {}, milliseconds: 0 }
  const started = performance.now()
  for (const operation of operations) {
    const own = requests.filter((request) => request.operation === operation)
    if (own.length === 0) continue
    await expectAgreement(own)
    const { cells, warmUp } = await measure(own, pace, { ...database, progress })
    run.cells.push(...cells)
    run.warmUps[operation.name] = warmUp
    progress.note(`${operation.name}: ${operation.means}`)
  }
  return { ...run, milliseconds: performance.now() - started }
}

async function plannedRequests(servers: readonly MeasuredServer[], database: BenchDatabase) {
  const product = servers.find(({ name }) => name === PRODUCT)
  if (!product) throw new Error('the product does not run')
  const known = { contracts: await database.ids('contract', 200), products: await database.ids('product', 200), deep: await walkToDeepPage(product) }
  return requestsOf(servers, known).filter(({ operation }) => options.operations.includes(operation.name))
}

async function report({ cells, warmUps, milliseconds }: Run): Promise<void> {
  const lines = linesOf(cells)
  const marks = marksOf(cells)
  const conditions = { date: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg(), world: SIZES[size], pace, warmUps }
  const results = new URL('../results/', import.meta.url)
  await mkdir(results, { recursive: true })
  const write = async (ending: string, text: string): Promise<void> => await writeFile(new URL(`${options.name}.${ending}`, results), `${text}\n`)
  await write('json', JSON.stringify({ conditions, marks, lines, cells }, null, 1))
  const text = `${marksTableOf(marks)}\n\n${tableOf(lines)}`
  const said = `${conditions.date.slice(0, 10)}, ${conditions.cores} × ${conditions.cpu}, Node ${conditions.node}, load in the end ${conditions.load[0]?.toFixed(1)}`
  await write('md', `${said}\n\n${text}`)
  await write('svg', chartOf(lines))
  console.log(`\n${text}\n\n${said}; ${durationOf(milliseconds)} minutes; bench/results/${options.name}.{json,md,svg}`)
}
