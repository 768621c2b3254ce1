import { setTimeout as sleep } from 'node:timers/promises'
import { type Config, type Environment, readConfig } from '../../platform/config.js'
import { LaunchFailure } from '../../platform/launch-failure.js'
import type { RunningApp, startApp } from '../app.js'
import { appOptions } from './app-options.js'
import { bannerText } from './banner.js'
import { demoAccounts } from './demo-accounts.js'
import { type LaunchedDatabase, openDatabase } from './database.js'
import { helpText } from './help.js'
import { expectFreePort, explainStartError } from './start-failure.js'
import { StopRequest } from './stop-request.js'

const DRAIN_MS = 10_000

/** Runs the server until somebody stops it; returns the exit status. */
export async function launch(args: readonly string[], environment: Environment): Promise<number> {
  const stop = new StopRequest()
  try {
    if (args.length === 0) await serve(readConfig(environment), stop)
    else if (args.every(argument => ['--help', '-h'].includes(argument))) console.log(helpText())
    else throw new LaunchFailure(`Karya does not know ${args.join(' ')}`, 'Settings are environment variables: see npm start -- --help')
    return 0
  } catch (error) {
    // A Ctrl-C during the start also reaches the programs that the start runs; their failing is not news.
    if (stop.isReceived) return 0
    if (!(error instanceof LaunchFailure)) throw error
    console.error(error.message)
    return 1
  }
}

async function serve(config: Config, stop: StopRequest): Promise<void> {
  const database = await openDatabase(config)
  try {
    if (stop.isReceived) return
    await expectFreePort(config)
    if (database.isNew) console.log('The first start makes the database and fills it: some seconds, once.')
    // Loaded only now: it takes a second, and a refusal need not wait for it.
    const { startApp } = await import('../app.js')
    const app = await listen(config, { database, startApp })
    await Promise.race([stop.received, database.failed]).finally(() => drain(app))
  } finally {
    await database.stop()
  }
}

type Parts = { readonly database: LaunchedDatabase; readonly startApp: typeof startApp }

async function listen(config: Config, { database, startApp }: Parts): Promise<RunningApp> {
  const app = await startApp(appOptions(config, database.url)).catch((error: unknown) => { throw explainStartError(error, config) })
  await database.announce(app.url)
  console.log(bannerText({ url: app.url, database: database.description, demoAccounts: app.hasDemoData ? demoAccounts : [] }))
  return app
}

/** Lets running operations end, but no client may keep the process from ending. */
function drain(app: RunningApp): Promise<void> {
  return Promise.race([app.close(), sleep(DRAIN_MS)])
}
