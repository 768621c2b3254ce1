import { fork } from 'node:child_process'
import type { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process that serves one caller at a time. */
export interface Desk {
  /** Emits `message`, `error`, and `disconnect` when nothing more will come. */
  readonly voice: EventEmitter
  post(message: object): void
  /** An idle one does not keep our process alive. */
  keepAlive(isBusy: boolean): void
  end(): void
}

/** What it may do to our process: nothing. It ends with us. */
export const processDesk = (entry: URL): Desk => {
  const child = fork(fileURLToPath(entry), { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const { channel } = child
  return {
    voice: child, post: (message) => void child.send(message),
    keepAlive(isBusy) {
      const handles = [child, channel]
      if (isBusy) for (const handle of handles) handle?.ref()
      else for (const handle of handles) handle?.unref()
    },
    end: () => void child.kill('SIGKILL'),
  }
}

/** Source files run as they are (tests), compiled ones as JavaScript: names a module beside another, given without ending. */
export const moduleBeside = (base: string, name: string): URL => new URL(`${name}${base.endsWith('.ts') ? '.ts' : '.js'}`, base)

/** A few desks, opened when needed and kept for the next caller. */
export class Desks {
  private readonly idle: Desk[] = []
  private readonly waiting: ((desk: Desk) => void)[] = []
  private readonly open = new Set<Desk>()
  private readonly openOne: () => Desk
  private readonly most: number

  constructor(openOne: () => Desk, most: number) {
    this.openOne = openOne
    this.most = most
  }

  async take(): Promise<Desk> {
    const desk = this.idle.pop() ?? (this.open.size < this.most ? this.start() : await new Promise<Desk>((resolve) => this.waiting.push(resolve)))
    desk.keepAlive(true)
    return desk
  }

  giveBack(desk: Desk): void {
    if (!this.open.has(desk)) return
    desk.keepAlive(false)
    const next = this.waiting.shift()
    if (next) next(desk)
    else this.idle.push(desk)
  }

  /** Ends one that broke or does not answer. */
  discard(desk: Desk): void {
    this.forget(desk)
    desk.end()
  }

  private start(): Desk {
    const desk = this.openOne()
    this.open.add(desk)
    // Its caller hears of an error, if it has one; it may also die while nobody needs it.
    desk.voice.on('error', () => this.forget(desk))
    desk.voice.once('disconnect', () => this.forget(desk))
    return desk
  }

  private forget(desk: Desk): void {
    if (!this.open.delete(desk)) return
    if (this.idle.includes(desk)) this.idle.splice(this.idle.indexOf(desk), 1)
    const next = this.waiting.shift()
    if (next) next(this.start())
  }
}
