import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Config } from '../../platform/config.js'
import { LaunchFailure } from '../../platform/launch-failure.js'

/** Says at once what would otherwise be found out only after migrating and filling the database. */
export async function expectFreePort(config: Config): Promise<void> {
  const probe = createServer().listen(config.PORT, config.HOST)
  await once(probe, 'listening').catch((error: unknown) => { throw explainListenError(error, config) })
  await new Promise(resolve => probe.close(resolve))
}

/** Turns the operating system's refusal to listen into something one can act on; leaves every other error as it is. */
export function explainListenError(error: unknown, { HOST, PORT }: Config): unknown {
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'listen' && 'code' in error)) return error
  switch (error.code) {
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
