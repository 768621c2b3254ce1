import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'
import type { GraphQLReply } from '../support/client.js'
import { DatabaseLock } from '../support/database-lock.js'
import { SocketClient } from '../support/socket.js'

const REGISTER = 'mutation ($name: String!) { registerOrganization(input: { name: $name, kind: BUSINESS, region: "31.71" }) { id name } }'
const TWICE = `mutation ($name: String!) {
  first: registerOrganization(input: { name: $name, kind: BUSINESS, region: "31.71" }) { id }
  second: registerOrganization(input: { name: $name, kind: FACILITY, region: "31.71" }) { id }
}`

describe('an idempotency key', () => {
  let app: TestApp
  let rina: ActingClient
  let budi: ActingClient
  beforeAll(async () => {
    app = await startTestApp()
    rina = await actor(app, { name: 'Rina', kind: 'AGENCY' })
    budi = await actor(app, { name: 'Budi', kind: 'AGENCY', organizationId: rina.organizationId })
  })
  afterAll(() => app.close())

  const named = async (name: string): Promise<number> =>
    (await app.services.reading.database.query('select id from organization where name = $1', [name])).length
  const key = (text: string) => ({ 'idempotency-key': text })
  const idOf = ({ data }: GraphQLReply): string => data?.['registerOrganization'].id

  it('is refused when it is longer than 200 characters', async () => {
    expect(await rina.refusal(REGISTER, { name: 'Terlalu panjang' }, key('x'.repeat(201)))).toMatchObject({ code: 'BAD_INPUT', path: ['idempotencyKey'] })
    expect(await named('Terlalu panjang')).toBe(0)
  })

  it('is refused with other variables, and with another operation', async () => {
    await rina.ask(REGISTER, { name: 'Toko satu' }, key('other'))
    expect(await rina.refusal(REGISTER, { name: 'Toko dua' }, key('other'))).toMatchObject({ code: 'IDEMPOTENCY_REUSED', key: 'other' })
    expect(await rina.refusal(REGISTER.replace('BUSINESS', 'FACILITY'), { name: 'Toko satu' }, key('other'))).toMatchObject({ code: 'IDEMPOTENCY_REUSED' })
    expect(await named('Toko satu')).toBe(1)
    expect(await named('Toko dua')).toBe(0)
  })

  it('is free again after a refusal and after a dry run', async () => {
    expect(await rina.refusal(REGISTER, { name: 'X' }, key('again'))).toMatchObject({ code: 'BAD_INPUT' })
    await rina.ask(REGISTER, { name: 'Toko coba' }, { ...key('again'), 'x-dry-run': 'true' })
    const real = await rina.send(REGISTER, { name: 'Toko sungguh' }, key('again'))
    expect(real.extensions?.['replayed']).toBeUndefined()
    expect(await named('Toko sungguh')).toBe(1)
    expect(await named('Toko coba')).toBe(0)
  })

  it('runs the operation once and answers every repetition the same', async () => {
    const replies: GraphQLReply[] = []
    for (let n = 0; n < 3; n++) replies.push(await rina.send(REGISTER, { name: 'Toko tetap' }, key('same')))
    expect(new Set(replies.map(idOf)).size).toBe(1)
    expect(replies.map(({ extensions }) => extensions?.['replayed'] ?? false)).toEqual([false, true, true])
    expect(await named('Toko tetap')).toBe(1)
  })

  it('makes a repetition wait while the first is still running', async () => {
    const lock = await DatabaseLock.take(app.databaseUrl, 'select id from user_account where id = $1 for update', [rina.userId])
    const first = rina.send(REGISTER, { name: 'Toko bersamaan' }, key('meanwhile'))
    await lock.isWaitedFor(1)
    const second = rina.send(REGISTER, { name: 'Toko bersamaan' }, key('meanwhile'))
    await lock.isWaitedFor(2)
    await lock.release()
    const replies = await Promise.all([first, second])
    expect(idOf(replies[0])).toBeDefined()
    expect(idOf(replies[1])).toBe(idOf(replies[0]))
    expect(replies.map(({ extensions }) => extensions?.['replayed'] ?? false)).toEqual([false, true])
    expect(await named('Toko bersamaan')).toBe(1)
  })

  it('has one effect when many send it at the same moment', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => rina.send(REGISTER, { name: 'Toko ramai' }, key('many'))))
    expect(replies.filter(({ errors }) => errors)).toEqual([])
    expect(new Set(replies.map(idOf)).size).toBe(1)
    expect(replies.filter(({ extensions }) => !extensions?.['replayed'])).toHaveLength(1)
    expect(await named('Toko ramai')).toBe(1)
  })

  it('is another one for another person, also of the same organization', async () => {
    const replies = [await rina.send(REGISTER, { name: 'Toko kembar' }, key('shared')), await budi.send(REGISTER, { name: 'Toko kembar' }, key('shared'))]
    expect(new Set(replies.map(idOf)).size).toBe(2)
    expect(await named('Toko kembar')).toBe(2)
  })

  it('covers every mutation of an operation', async () => {
    const [first, second] = [await rina.send(TWICE, { name: 'Toko ganda' }, key('both')), await rina.send(TWICE, { name: 'Toko ganda' }, key('both'))]
    expect(second.data).toEqual(first.data)
    expect(await named('Toko ganda')).toBe(2)
  })

  it('is the same key on a WebSocket', async () => {
    const overHttp = await rina.send(REGISTER, { name: 'Toko soket' }, key('socket'))
    const socket = await SocketClient.connect(app.url, { token: rina.token })
    const overSocket = await socket.ask(REGISTER, { name: 'Toko soket' }, { idempotencyKey: 'socket' })
    await socket.close()
    expect(overSocket.data).toEqual(overHttp.data)
    expect(await named('Toko soket')).toBe(1)
  })
})
