import { createServer, connect, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startApp, type RunningApp } from '../../src/app/app.js'
import { actor, type ActingClient } from '../support/actors.js'
import { freshDatabase, type TestDatabase } from '../support/database.js'
import { EventWriter } from '../support/events.js'
import { SocketClient } from '../support/socket.js'

/** Stands between the server and its database, and can cut every connection and refuse new ones. */
class Proxy {
  readonly #sockets = new Set<Socket>()
  readonly #server: Server
  #isCut = false

  constructor(private readonly target: URL) {
    this.#server = createServer((from) => {
      if (this.#isCut) return void from.destroy()
      const to = connect(Number(this.target.port), this.target.hostname)
      for (const [socket, peer] of [[from, to], [to, from]] as const) {
        this.#sockets.add(socket)
        socket.on('error', () => peer.destroy()).on('close', () => this.#sockets.delete(socket)).pipe(peer)
      }
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => { this.#server.listen(0, '127.0.0.1', resolve) })
    const url = new URL(this.target)
    url.host = `127.0.0.1:${(this.#server.address() as { port: number }).port}`
    return url.href
  }

  cut(): void {
    this.#isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  close(): void {
    this.cut()
    this.#server.close()
  }
}

describe('while the database cannot be reached', () => {
  let database: TestDatabase
  let proxy: Proxy
  let app: RunningApp
  let buyer: ActingClient
  let writer: EventWriter

  beforeAll(async () => {
    database = await freshDatabase()
    proxy = new Proxy(new URL(database.url))
    app = await startApp({
      databaseUrl: await proxy.listen(), host: '127.0.0.1', port: 0, logLevel: 'silent', schedules: false, sandbox: false, settings: { sessionHours: 1, awardResponseHours: 48 },
    })
    buyer = await actor(app as never, { name: 'Dinas', kind: 'AGENCY' })
    writer = await EventWriter.connect(database.url)
  })
  afterAll(async () => {
    await writer.close()
    await app.close()
    proxy.close()
    await database.drop()
  })

  it('every operation is told to try again, sockets stay open, and streams then miss nothing', async () => {
    const socket = await SocketClient.connect(app.url, { token: buyer.token })
    socket.subscribe('stream', 'subscription { events { cursor event { id } } }')
    await socket.until((messages) => messages.some(({ type }) => type === 'next'))
    proxy.cut()
    const written = await writer.write({ audience: [buyer.organizationId], count: 3 })

    const query = '{ organizations { totalCount } }'
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${buyer.token}` }, body: JSON.stringify({ query }) })
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE', retryable: true } }] })
    expect(await socket.ask(query)).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE', retryable: true } }] })
    expect((await fetch(`${app.url}/readyz`)).status).toBe(503)

    proxy.mend()
    await vi.waitFor(async () => expect((await fetch(`${app.url}/readyz`)).status).toBe(200), 20_000)
    await socket.until(() => socket.results('stream').length === 4)
    expect(socket.results('stream').slice(1).map(({ data }) => data.events.event.id)).toEqual(written)
    expect(await socket.ask(query)).toMatchObject({ data: { organizations: { totalCount: 1 } } })
    await socket.close()
  })
})
