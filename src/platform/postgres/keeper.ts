import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Postmaster } from './postmaster.js'
import { serverAccount } from './server-account.js'

export type Keeper = {
  /** Sends the keeper home: the server was stopped, or belongs to somebody else now. */
  dismiss(): Promise<void>
}

export type KeeperTask = {
  readonly signal: 'INT' | 'QUIT'
  /** Removed once the server is gone. */
  readonly directory?: string
}

// Reads until our end of the pipe closes. That happens also when we are killed, which nothing inside us could notice.
const SCRIPT = `
read -r word && [ "$word" = dismissed ] && exit 0
kill -s "$2" "$1"
while kill -0 "$1" 2>/dev/null; do sleep 0.05; done
[ -z "$3" ] || rm -rf "$3"
`

/** A small process beside the server that stops it when this one dies without being able to. */
export async function startKeeper({ pid }: Pick<Postmaster, 'pid'>, { signal, directory = '' }: KeeperTask): Promise<Keeper> {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'karya-database-keeper', String(pid), signal, directory], {
    ...serverAccount(), cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'],
  })
  await once(child, 'spawn')
  child.unref()
  return {
    async dismiss() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.ref()
      const gone = once(child, 'exit')
      child.stdin.end('dismissed\n')
      await gone
    },
  }
}
