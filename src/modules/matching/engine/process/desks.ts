import { fork } from 'node:child_process'
import type { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { StopSignal } from '../options.js'

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

/** How a caller comes to a desk. */
export interface Turn {
  /** Work that nobody waits for never has the last desk. */
  canWait?: boolean
  /** Whoever is stopped while it waits leaves the queue at once. */
  signal?: StopSignal | undefined
}

/** Stopped before a desk was free: nothing was begun. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn'
}

interface Waiting { canWait: boolean; hand(desk: Desk): void }

/** A few desks, opened when needed and kept for the next caller: first whoever somebody waits for, then in the order in which they came. */
export class Desks {
  private readonly idle: Desk[] = []
  private readonly waiting = new Set<Waiting>()
  private readonly open = new Set<Desk>()
  /** Those at work on what can wait. */
  private readonly patient = new Set<Desk>()
  private readonly openOne: () => Desk
  private readonly most: number

  constructor(openOne: () => Desk, most: number) {
    this.openOne = openOne
    this.most = most
  }

  /** @throws NoTurn when it is stopped before a desk is free */
  async take({ canWait = false, signal }: Turn = {}): Promise<Desk> {
    const free = this.mayHave(canWait) && this.free()
    return free ? this.lend(free, canWait) : await this.queue(canWait, signal)
  }

  giveBack(desk: Desk): void {
    if (!this.open.has(desk)) return
    desk.keepAlive(false)
    this.patient.delete(desk)
    this.idle.push(desk)
    this.serveNext()
  }

  /** Ends one that broke or does not answer. */
  discard(desk: Desk): void {
    this.forget(desk)
    desk.end()
  }

  private mayHave(canWait: boolean): boolean {
    return !canWait || this.patient.size < Math.max(1, this.most - 1)
  }

  private free(): Desk | undefined {
    return this.idle.pop() ?? (this.open.size < this.most ? this.start() : undefined)
  }

  private lend(desk: Desk, canWait: boolean): Desk {
    if (canWait) this.patient.add(desk)
    desk.keepAlive(true)
    return desk
  }

  private queue(canWait: boolean, signal: StopSignal | undefined): Promise<Desk> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting.delete(waiting)
        signal?.removeEventListener('abort', leave)
        reject(new NoTurn('stopped before its turn came'))
      }
      const hand = (desk: Desk): void => {
        signal?.removeEventListener('abort', leave)
        resolve(desk)
      }
      const waiting = { canWait, hand }
      this.waiting.add(waiting)
      signal?.addEventListener('abort', leave)
      if (signal?.aborted) leave()
    })
  }

  private serveNext(): void {
    const inOrder = [...this.waiting].toSorted((one, other) => Number(one.canWait) - Number(other.canWait))
    const next = inOrder.find(({ canWait }) => this.mayHave(canWait))
    const desk = next && this.free()
    if (!desk) return
    this.waiting.delete(next)
    next.hand(this.lend(desk, next.canWait))
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
    this.patient.delete(desk)
    if (this.idle.includes(desk)) this.idle.splice(this.idle.indexOf(desk), 1)
    this.serveNext()
  }
}
