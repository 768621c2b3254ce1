import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { serverAccount } from './server-account.js'

export type KeeperTask = {
  /** The data directory, without symbolic links: how a server is recognised. */
  readonly data: string
  readonly signal: 'INT' | 'QUIT'
  /** Removed in the end. */
  readonly directory?: string
}

/** A small process beside the server that stops it when this one dies without being able to. */
export type Keeper = {
  watch(pid: number): void
  /** The server was stopped, or belongs to somebody else now. */
  dismiss(): Promise<void>
}

// It reads until our end of the pipe closes. That happens also when we are killed, which nothing inside us could notice.
const SCRIPT = `
while read -r word pid; do
  case $word in
    watch) server=$pid ;;
    dismissed) exit 0 ;;
  esac
done
serving() { [ -n "$server" ] && [ "$(readlink "/proc/$server/cwd")" = "$1" ]; }
if serving "$1"; then kill -s "$2" "$server"; fi
while serving "$1"; do sleep 0.05; done
if [ -n "$3" ]; then rm -rf "$3"; fi
`

export async function startKeeper({ data, signal, directory = '' }: KeeperTask): Promise<Keeper> {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'karya-database-keeper', data, signal, directory], {
    ...serverAccount(), cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'],
  })
  await once(child, 'spawn')
  child.unref()
  child.stdin.on('error', () => {})
  return {
    watch(pid) {
      child.stdin.write(`watch ${pid}\n`)
    },
    async dismiss() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.ref()
      child.stdin.end('dismissed\n')
      await once(child, 'exit')
    },
  }
}
