import { WebSocket, type ClientOptions } from 'ws'

export interface Message { id?: string; type: string; payload?: any }

export interface SocketOptions { token?: string | null; protocols?: string[]; connect?: ClientOptions; params?: Record<string, unknown> | null }

/** A raw client of graphql-transport-ws: sends any frame, keeps every message, knows how it was closed. */
export class SocketClient {
  readonly messages: Message[] = []
  readonly closed: Promise<{ code: number; reason: string }>
  readonly #waiting = new Set<() => void>()

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.messages.push(JSON.parse(String(data)) as Message)
      for (const wake of [...this.#waiting]) wake()
    })
    socket.on('error', () => undefined)
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        resolve({ code, reason: String(reason) })
        for (const wake of [...this.#waiting]) wake()
      })
    })
  }

  /** Connected and, unless `params` is null, acknowledged. */
  static async connect(url: string, { token = null, protocols = ['graphql-transport-ws'], connect = {}, params = {} }: SocketOptions = {}): Promise<SocketClient> {
    const client = new SocketClient(new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocols, connect))
    await new Promise<void>((resolve, reject) => {
      client.socket.once('open', () => resolve())
      client.socket.once('error', reject)
    })
    if (params === null) return client
    client.sendFrame({ type: 'connection_init', payload: { ...token === null ? {} : { authorization: `Bearer ${token}` }, ...params } })
    await client.until((messages) => messages.some(({ type }) => type === 'connection_ack'))
    return client
  }

  sendFrame(frame: object | string | Buffer): void {
    this.socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame))
  }

  subscribe(id: string, query: string, variables: Record<string, unknown> = {}, extensions: Record<string, unknown> = {}): void {
    this.sendFrame({ id, type: 'subscribe', payload: { query, variables, extensions } })
  }

  /** Payloads of the results of one operation so far. */
  results(id: string): any[] {
    return this.messages.filter((message) => message.id === id && message.type === 'next').map(({ payload }) => payload)
  }

  /** Settles when the messages so far satisfy a condition; rejects when the socket closes first. */
  async until(condition: (messages: Message[]) => boolean): Promise<void> {
    while (!condition(this.messages)) {
      if (this.socket.readyState >= WebSocket.CLOSING) throw new Error(`closed first, with ${JSON.stringify(await this.closed)}`)
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }

  /** Runs one operation to its end: its only result, or the errors it was refused with. */
  async ask(query: string, variables: Record<string, unknown> = {}, extensions: Record<string, unknown> = {}): Promise<any> {
    const id = crypto.randomUUID()
    this.subscribe(id, query, variables, extensions)
    await this.until((messages) => messages.some((message) => message.id === id && (message.type === 'complete' || message.type === 'error')))
    const refused = this.messages.find((message) => message.id === id && message.type === 'error')
    return refused ? { errors: refused.payload } : this.results(id)[0]
  }

  async close(): Promise<void> {
    this.socket.close(1000)
    await this.closed
  }
}
