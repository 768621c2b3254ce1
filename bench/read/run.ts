import { cleanUp, isCleaningUp, whenDone } from './clean-up.ts'
import { openDatabase, type BenchDatabase } from './database.ts'
import { measureAll } from './measure-all.ts'
import { readOptions } from './options.ts'
import { knownIn, requestsOf, type Request } from './plan.ts'
import { startServers } from './processes.ts'
import { writeResults } from './results.ts'
import { SIZES, type SizeName } from './world/world.ts'

const options = readOptions()

try {
  const requests: Request[] = []
  // One after the other: making a large world takes the whole machine.
  for (const size of options.sizes) requests.push(...await prepare(size))
  await writeResults(options, await measureAll(requests, options.pace))
} catch (error) {
  // What fails because a signal ended the servers is no news.
  if (!isCleaningUp()) console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await cleanUp()
}

async function prepare(size: SizeName): Promise<Request[]> {
  console.log(`The ${size} world (${SIZES[size].requests.toLocaleString('en')} requests) is generated now, or opened when it is there …`)
  const database: BenchDatabase = await openDatabase(size, options)
  whenDone(() => database.stop())
  const servers = await startServers(database, options.servers)
  for (const server of servers) whenDone(() => server.stop())
  return requestsOf(servers, await knownIn(database, servers)).filter(({ operation }) => options.operations.includes(operation.name))
}
