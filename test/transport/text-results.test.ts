import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { resultText, sendingTexts, type TextResult } from '../../src/app/transport/text-results.js'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { SocketClient } from '../support/socket.js'

describe('results of which some are texts', () => {
  let isEnded = false
  async function* results() {
    try {
      yield { dataText: '{"a":5e-05}' }
      yield { data: { a: 1 } }
      yield { dataText: '{"a":2}', extensions: { cost: 1 } }
    } finally {
      isEnded = true
    }
  }

  it('come in their order, and none is asked for before the client took the last one', async () => {
    const told: unknown[] = []
    let taken = (): void => undefined
    const send = async (result: TextResult): Promise<void> => {
      told.push(resultText(result))
      await new Promise<void>((resolve) => { taken = resolve })
    }
    const handedOn = sendingTexts(results(), send)
    const first = handedOn.next().then(({ value }) => told.push(value))
    await vi.waitFor(() => expect(told).toEqual(['{"data":{"a":5e-05}}']))
    taken()
    await first
    const last = handedOn.next().then((end) => told.push(end.done))
    await vi.waitFor(() => expect(told).toHaveLength(3))
    taken()
    await last
    expect(told).toEqual(['{"data":{"a":5e-05}}', { data: { a: 1 } }, '{"data":{"a":2},"extensions":{"cost":1}}', true])
  })

  it('end with whoever takes them', async () => {
    isEnded = false
    const handedOn = sendingTexts(results(), () => Promise.resolve())
    await handedOn.next()
    await handedOn.return()
    expect(isEnded).toBe(true)
    expect(await handedOn.next()).toEqual({ done: true, value: undefined })
  })
})

describe('a planned query over WebSocket', () => {
  let app: TestApp
  let officer: ActingClient
  beforeAll(async () => {
    app = await startTestApp()
    officer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
  })
  afterAll(() => app.close())
  afterEach(() => { vi.restoreAllMocks() })

  it('is answered as over HTTP, with the text of the database, which nobody parses', async () => {
    const socket = await SocketClient.connect(app.url, { token: officer.token })
    const query = '{ text: actingOrganization { name kind } }'
    const { data } = await officer.send(query)
    const parse = vi.spyOn(JSON, 'parse')
    const answer = await socket.ask(query)
    expect(parse.mock.calls.filter(([text]) => String(text).startsWith('{"text"'))).toEqual([])
    expect(answer).toEqual({ data, extensions: { cost: expect.objectContaining({ requested: expect.any(Number) }) } })
    await socket.close()
  })

  it('has an id of any characters, and ends', async () => {
    const socket = await SocketClient.connect(app.url, { token: officer.token })
    const id = 'a "quoted" \\ id\n'
    socket.subscribe(id, '{ actingOrganization { name } }')
    await socket.until((messages) => messages.some(({ type }) => type === 'complete'))
    expect(socket.messages.filter((message) => message.id === id)).toMatchObject([{ type: 'next', payload: { data: { actingOrganization: { name: 'Dinas' } } } }, { type: 'complete' }])
    await socket.close()
  })
})
