import { readConfig, type Environment } from '../../platform/config.js'
import { LaunchFailure } from '../../platform/launch-failure.js'
import { startApp } from '../app.js'
import { appOptions } from './app-options.js'
import { bannerText } from './banner.js'
import { openDatabase } from './database.js'
import { helpText } from './help.js'
import { expectFreePort, explainListenError } from './listen-failure.js'
import { stopSignal } from './stop-signal.js'

/** Runs the server until somebody stops it; returns the exit status. */
export async function launch(args: readonly string[], environment: Environment): Promise<number> {
  try {
    if (args.length === 0) await serve(environment)
    else if (args.every(argument => ['--help', '-h'].includes(argument))) console.log(helpText())
    else throw new LaunchFailure(`Karya does not know ${args.join(' ')}`, 'Settings are environment variables: see npm start -- --help')
    return 0
  } catch (error) {
    if (!(error instanceof LaunchFailure)) throw error
    console.error(error.message)
    return 1
  }
}

async function serve(environment: Environment): Promise<void> {
  const config = readConfig(environment)
  const stopped = stopSignal()
  const database = await openDatabase(config)
  try {
    await expectFreePort(config)
    const app = await startApp(appOptions(config, database.url)).catch((error: unknown) => { throw explainListenError(error, config) })
    console.log(bannerText({ url: app.url, database: database.description, demoAccounts: [] }))
    await Promise.race([stopped, database.failed]).finally(() => app.close())
  } finally {
    await database.stop()
  }
}
