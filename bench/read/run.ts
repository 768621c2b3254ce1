import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { expectAgreement } from './agree.ts'
import { chartOf } from './chart.ts'
import { openDatabase, type BenchDatabase } from './database.ts'
import { measure, type Cell, type Pace } from './measure.ts'
import { operations } from './operations.ts'
import { requestsOf, SERVERS } from './plan.ts'
import { startServer, type MeasuredServer } from './processes.ts'
import { linesOf, tableOf } from './report.ts'
import { SIZES } from './world/world.ts'

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false }, size: { type: 'string' }, servers: { type: 'string' }, operations: { type: 'string' },
    rounds: { type: 'string' }, seconds: { type: 'string' }, connections: { type: 'string' },
  },
})
const size = SIZES[(values.size ?? (values.quick ? 'quick' : 'full')) as keyof typeof SIZES]
if (!size) throw new Error(`--size is one of ${Object.keys(SIZES).join(', ')}`)
const pace: Pace = {
  connections: (values.connections ?? '1,16,64').split(',').map(Number), rounds: Number(values.rounds ?? (values.quick ? 3 : 5)),
  milliseconds: Number(values.seconds ?? (values.quick ? 0.8 : 3)) * 1_000, warmUp: values.quick ? 1_000 : 3_000,
}
const only = { servers: values.servers?.split(','), operations: values.operations?.split(',') }
const started = performance.now()

const database = await openDatabase(size)
const servers: MeasuredServer[] = []
try {
  console.log(`world ${JSON.stringify(size)}`)
  await startServers(database)
  const cells = await measureAll(database)
  await report(cells)
} finally {
  for (const server of servers) await server.stop()
  await database.stop()
}

async function startServers({ url, ids }: BenchDatabase): Promise<void> {
  const [buyer = ''] = (await ids('organization', Number.MAX_SAFE_INTEGER)).slice(-1)
  const names = SERVERS.filter((of) => of === 'direct' || !only.servers || only.servers.includes(of))
  const started = await Promise.allSettled(names.map((name) => startServer(name, { DATABASE_URL: url, BUYER: buyer })))
  for (const [i, one] of started.entries()) {
    if (one.status === 'fulfilled') servers.push(one.value)
    else if (names[i] === 'direct' || names[i] === 'product') throw one.reason
    else console.log(`left out: ${String(one.reason)}`)
  }
}

/** Reads first: what M1 writes would lie in their way. */
async function measureAll(database: BenchDatabase): Promise<Cell[]> {
  const known = { contracts: await database.ids('contract', 200), products: await database.ids('product', 200) }
  const requests = requestsOf(servers, known)
  const cells: Cell[] = []
  for (const operation of operations.filter(({ name }) => !only.operations || only.operations.includes(name))) {
    const own = requests.filter((request) => request.operation === operation)
    await expectAgreement(own)
    cells.push(...await measure(own, pace, database))
    console.log(`${operation.name}: ${operation.means} (${Math.round((performance.now() - started) / 1_000)} s)`)
  }
  return cells
}

async function report(cells: readonly Cell[]): Promise<void> {
  const lines = linesOf(cells)
  const results = new URL('../results/', import.meta.url)
  await mkdir(results, { recursive: true })
  const name = values.size ?? (values.quick ? 'quick' : 'full')
  await writeFile(new URL(`read-${name}.json`, results), `${JSON.stringify({ node: process.version, world: size, pace, lines, cells }, null, 1)}\n`)
  await writeFile(new URL(`read-${name}.md`, results), `${tableOf(lines)}\n`)
  await writeFile(new URL(`read-${name}.svg`, results), chartOf(lines, pace.connections.at(-1) ?? 1))
  console.log(`\n${tableOf(lines)}\n\n${Math.round((performance.now() - started) / 1_000)} s; bench/results/read-${name}.{json,md,svg}`)
}
