import { Worker } from 'node:worker_threads'

/** One worker thread that serves one caller at a time. */
export interface Desk { readonly worker: Worker }

/**
 * A few worker threads, opened when needed and kept for the next caller. An idle thread does not keep the process alive.
 * `entry` names the worker's module without ending: source files run as they are (tests), compiled ones as JavaScript.
 */
export class Desks {
  private readonly idle: Desk[] = []
  private readonly waiting: ((desk: Desk) => void)[] = []
  private open = 0
  private readonly entry: URL
  private readonly most: number

  constructor(entry: string, base: string, most: number) {
    this.most = most
    this.entry = new URL(`${entry}${base.endsWith('.ts') ? '.ts' : '.js'}`, base)
  }

  async take(): Promise<Desk> {
    const desk = this.idle.pop() ?? (this.open < this.most ? this.start() : await new Promise<Desk>((resolve) => this.waiting.push(resolve)))
    desk.worker.ref()
    return desk
  }

  giveBack(desk: Desk): void {
    desk.worker.unref()
    const next = this.waiting.shift()
    if (next) next(desk)
    else this.idle.push(desk)
  }

  /** Ends a thread that broke or does not answer. */
  discard(desk: Desk): void {
    this.open -= 1
    void desk.worker.terminate()
    const next = this.waiting.shift()
    if (next) next(this.start())
  }

  private start(): Desk {
    this.open += 1
    return { worker: new Worker(this.entry) }
  }
}
