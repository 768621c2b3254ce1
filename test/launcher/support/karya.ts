import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Checkout } from './checkout.js'

export type Ending = { readonly status: number | null; readonly output: string }
type Settings = Readonly<Record<string, string>>

/** A started Karya: `npm start` or, quicker, the program that it runs. */
export class Karya {
  #output = ''
  readonly #ended: Promise<Ending>

  constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { this.#output += chunk.toString() })
    this.#ended = once(child, 'close').then(() => ({ status: child.exitCode, output: this.#output }))
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** Settles with its address when it serves, or with undefined when it ended instead. */
  async serving(): Promise<string | undefined> {
    for (;;) {
      const url = /Start here +(\S+?)\/\n/.exec(this.#output)?.[1]
      if (url) return url
      if (await Promise.race([this.#ended.then(() => true), sleep(50, false)])) return undefined
    }
  }

  ended(): Promise<Ending> {
    return this.#ended
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ending> {
    this.child.kill(signal)
    return this.#ended
  }

  /** What a Ctrl-C in a terminal does: the signal reaches every process of the group. */
  async interrupt(): Promise<Ending> {
    process.kill(-this.pid, 'SIGINT')
    return this.#ended
  }

  async output(text: string): Promise<void> {
    while (!this.#output.includes(text)) await sleep(50)
  }
}

/** A data directory of a test's own, and the Karyas that were started on it. */
export class DataDirectory {
  readonly #started: Karya[] = []

  private constructor(
    readonly path: string,
    private readonly checkout: Checkout,
  ) {}

  static async make(checkout: Checkout): Promise<DataDirectory> {
    const path = await mkdtemp('/tmp/karya-data-')
    // Root's database runs as nobody.
    await chmod(path, 0o755)
    return new DataDirectory(path, checkout)
  }

  start(settings: Settings = {}): Karya {
    return this.#launch('node_modules/.bin/node', ['--enable-source-maps', 'dist/main.js'], settings)
  }

  npmStart(settings: Settings = {}, args: readonly string[] = []): Karya {
    return this.#launch('npm', ['start', ...args], settings)
  }

  async query<Row extends object>(statement: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: (await readFile(join(this.path, 'database-url'), 'utf8')).trim() })
    client.on('error', () => {})
    await client.connect()
    return client.query<Row>(statement).then(result => result.rows).finally(() => client.end())
  }

  /** The database server's process. */
  serverPid(): number {
    return Number(readFileSync(join(this.path, 'postgres-18', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  }

  /** Processes that work on these data: the database server's, and the keeper that waits beside it. */
  processes(): number[] {
    return readdirSync('/proc').map(Number).filter(pid => pid > 0 && this.#isOurs(pid))
  }

  keepers(): number[] {
    return this.processes().filter(pid => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('karya-database-keeper'))
  }

  async quiet(): Promise<void> {
    while (this.processes().length > 0) await sleep(50)
  }

  async remove(): Promise<void> {
    await Promise.all(this.#started.map(karya => karya.stop()))
    await this.quiet()
    await rm(this.path, { recursive: true, force: true })
  }

  #launch(command: string, args: readonly string[], settings: Settings): Karya {
    const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], KARYA_DATA: this.path, PORT: '0', DEMO_DATA: 'off', ...settings }
    const karya = new Karya(spawn(command, args, { cwd: this.checkout.directory, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] }))
    this.#started.push(karya)
    return karya
  }

  #isOurs(pid: number): boolean {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(this.path) || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(this.path)
    } catch {
      return false
    }
  }
}
