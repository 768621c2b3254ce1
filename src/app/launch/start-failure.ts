import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Config } from '../../platform/config.js'
import { LaunchFailure } from '../../platform/launch-failure.js'

const SQL_STATE = /^(?=.*\d)[0-9A-Z]{5}$/

/** Says at once what would otherwise be found out only after migrating and filling the database. */
export async function expectFreePort(config: Config): Promise<void> {
  const probe = createServer().listen(config.PORT, config.HOST)
  await once(probe, 'listening').catch((error: unknown) => { throw explainStartError(error, config) })
  await new Promise(resolve => probe.close(resolve))
}

/** Turns what the operating system or the database refuses into something one can act on; leaves every other error as it is. */
export function explainStartError(error: unknown, config: Config): unknown {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error
  if ('syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo')) return explainListenError(error, error.code, config)
  if (!SQL_STATE.test(error.code)) return error
  return new LaunchFailure(`The database could not be prepared: ${error.message.split('\n')[0]}`,
    'Give its user the right to create tables there, or name an empty database or one of Karya in DATABASE_URL')
}

function explainListenError(error: Error, code: string, { HOST, PORT }: Config): Error {
  switch (code) {
    case 'EADDRINUSE':
      return new LaunchFailure(`Port ${PORT} of ${HOST} is taken by another program`, `Stop that program, or choose another port: PORT=${PORT + 1}`)
    case 'EACCES':
      return new LaunchFailure(`This user may not listen on port ${PORT}`, 'Choose a port above 1023, such as PORT=4000')
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new LaunchFailure(`This machine has no address ${HOST}`, 'Set HOST to one that it has, such as 127.0.0.1')
    default:
      return error
  }
}
