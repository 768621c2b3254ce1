import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { WATCH_MS } from '../../src/app/transport/live-sockets.js'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { EventWriter } from '../support/events.js'
import { SocketClient } from '../support/socket.js'

const EVENTS = 'subscription ($after: Cursor) { events(after: $after) { cursor event { id type subjectId payload occurredAt organization { name } } } }'
const STALLED = 3
/** Enough bytes that no buffer of the network takes what is written meanwhile. */
const NOTE = 'x'.repeat(4_000)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes that the process holds on to, buffers outside the heap included. */
function heldBytes(): number {
  collectGarbage()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return heapUsed + external + arrayBuffers
}

describe('a subscriber that stops reading', () => {
  let app: TestApp
  let buyer: ActingClient
  let writer: EventWriter

  beforeAll(async () => {
    app = await startTestApp({ transport: { maxStallSeconds: 3_600, maxStallEvents: 8_000 } })
    buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    writer = await EventWriter.connect(app.databaseUrl)
  })
  afterAll(async () => {
    await writer.close()
    await app.close()
  })

  let written = 0
  const write = async (count: number): Promise<void> => {
    written += count
    for (let left = count; left > 0; left -= 500) await writer.write({ audience: [buyer.organizationId], count: 500, note: NOTE })
    await app.services.events.beyond(written - 1, AbortSignal.timeout(60_000))
  }

  it('is parked without memory, closed with 4410 when too far behind, and resumes with nothing lost', async () => {
    const stalled = await Promise.all(Array.from({ length: STALLED }, () => SocketClient.connect(app.url, { token: buyer.token })))
    for (const client of stalled) client.subscribe('1', EVENTS)
    await Promise.all(stalled.map((client) => client.until((messages) => messages.some(({ type }) => type === 'next'))))
    const start = stalled[0]?.results('1')[0].data.events.cursor
    // Nothing is read any more: the network fills up, then the server must wait.
    for (const { socket } of stalled) socket.pause()
    await write(2_000)
    const before = heldBytes()
    const reader = await SocketClient.connect(app.url, { token: buyer.token })
    reader.subscribe('1', EVENTS, { after: start })
    for (let round = 1; round <= 4; round++) {
      await write(2_000)
      await reader.until((messages) => messages.length >= 2_000 + round * 2_000)
    }
    reader.messages.length = 0
    expect(stalled.map(({ socket }) => socket.readyState)).toEqual(stalled.map(() => 1))
    // The messages that wait would be 100 MB.
    expect(heldBytes() - before).toBeLessThan(25_000_000)

    await write(4_000)
    // A client that reads again before the server looked has caught up, and is not closed.
    await setTimeout(2 * WATCH_MS)
    const resumed = await SocketClient.connect(app.url, { token: buyer.token })
    for (const { socket } of stalled) socket.resume()
    for (const client of stalled) expect(await client.closed).toEqual({ code: 4410, reason: expect.stringContaining('resume after your last cursor') })
    const [first] = stalled
    const got = first?.results('1').map(({ data }) => data.events) ?? []
    resumed.subscribe('1', EVENTS, { after: got.at(-1).cursor })
    await resumed.until((messages) => got.length - 1 + messages.length > 14_000)
    const all = [...got.slice(1), ...resumed.results('1').map(({ data }) => data.events)].map(({ event }) => event.id)
    const { rows } = await writer.client.query('select id from event order by position')
    expect(all).toEqual(rows.map(({ id }) => id))
    await resumed.close()
    await reader.close()
  })
})
