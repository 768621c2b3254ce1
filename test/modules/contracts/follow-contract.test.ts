import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aDealMarket, aDraftedDeal, PLAN_WORK, SIGN, type DealMarket } from '../../support/deals.js'
import { SocketClient } from '../../support/socket.js'

let market: DealMarket
const lines: string[] = []

beforeAll(async () => {
  market = await aDealMarket({ logLevel: 'error', logTo: { write: (line) => lines.push(line) } })
})
afterAll(() => market.app.close())

const FOLLOW = `subscription ($id: ID!, $after: Cursor) {
  contractProgress(id: $id, after: $after) { cursor event { type } contract { id status lines { planned } workOrders { quantity } } } }`

async function following(token: string, variables: Record<string, unknown>): Promise<SocketClient> {
  const socket = await SocketClient.connect(market.app.url, { token })
  socket.subscribe('1', FOLLOW, variables)
  return socket
}
const progress = (socket: SocketClient): any[] => socket.results('1').map(({ data }) => data.contractProgress)
const typesOf = (socket: SocketClient): (string | null)[] => progress(socket).map(({ event }) => event?.type ?? null)

describe('following a contract', () => {
  it('is refused to who may not see it', async () => {
    const { contract } = await aDraftedDeal(market, { quantity: '20' })
    const socket = await following(market.rival.token ?? '', { id: contract })
    await socket.until((messages) => messages.some(({ type }) => type === 'error'))
    expect(socket.messages.find(({ type }) => type === 'error')?.payload).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }])
    socket.socket.close()
  })

  it('ends with an error that tells nothing of the inside, and reports it, when it cannot be read how the contract is', async () => {
    const { contract } = await aDraftedDeal(market, { quantity: '20' })
    const run = (sql: string) => market.app.services.orm.em.fork().getConnection().execute(sql)
    lines.length = 0
    await run('alter table contract_line rename to hidden_line')
    const socket = await following(market.officer.token ?? '', { id: contract })
    await socket.until((messages) => messages.some(({ type }) => type === 'error'))
    await run('alter table hidden_line rename to contract_line')
    const [error, ...others] = socket.messages.find(({ type }) => type === 'error')?.payload ?? []
    expect(others).toEqual([])
    expect(error.extensions).toEqual({ code: 'INTERNAL', correlationId: expect.any(String) })
    expect(error.message).not.toContain('contract_line')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ correlationId: error.extensions.correlationId, err: { message: expect.stringContaining('contract_line') } }])
    expect(await socket.ask('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } })
    socket.socket.close()
  })

  it('starts with the contract as it is, and tells of everything that happens with the contract as it is then', async () => {
    const { contract, manager } = await aDraftedDeal(market, { quantity: '20' })
    const socket = await following(market.officer.token ?? '', { id: contract })
    await socket.until(() => progress(socket).length === 1)
    expect(progress(socket)).toMatchObject([{ event: null, contract: { id: contract, status: 'PENDING' } }])
    await market.approver.ask(SIGN, { id: contract })
    await manager.ask(SIGN, { id: contract })
    await manager.ask(PLAN_WORK, { id: contract })
    await socket.until(() => typesOf(socket).includes('WorkOrderPlanned'))
    expect(typesOf(socket)).toEqual([null, 'ContractSigned', 'ContractSigned', 'ContractActivated', 'WorkOrderPlanned'])
    expect(progress(socket).at(-1).contract).toMatchObject({ status: 'ACTIVE', workOrders: [{ quantity: '20' }] })
    socket.socket.close()
  })

  it('starts with one statement, however much of the contract is asked for', async () => {
    const { contract } = await aDraftedDeal(market, { quantity: '20' })
    market.app.statements.length = 0
    const socket = await SocketClient.connect(market.app.url, { token: market.officer.token ?? '' })
    socket.subscribe('1', `subscription ($id: ID!) { contractProgress(id: $id) {
      cursor event { type } contract { number buyer { name } lines { planned product { name } } amendments { status } availableActions { action allowed } } } }`, { id: contract })
    await socket.until(() => progress(socket).length === 1)
    expect(progress(socket)[0]).toMatchObject({ cursor: expect.any(String), event: null, contract: { buyer: { name: expect.any(String) } } })
    expect(progress(socket)[0].contract.availableActions.map(({ action }: any) => action)).toContain('signContract')
    const reading = market.app.statements.filter((sql) => sql.includes('"contract_line"') || sql.includes('"contract_amendment"'))
    expect(reading).toHaveLength(1)
    socket.socket.close()
  })

  it('starts with the text of the database, which nobody parses', async () => {
    const { contract } = await aDraftedDeal(market, { quantity: '20' })
    const parse = vi.spyOn(JSON, 'parse')
    const socket = await following(market.officer.token ?? '', { id: contract })
    await socket.until(() => progress(socket).length === 1)
    expect(parse.mock.calls.filter(([text]) => String(text).startsWith('{"contractProgress"'))).toEqual([])
    parse.mockRestore()
    expect(progress(socket)).toMatchObject([{ event: null, contract: { id: contract, status: 'PENDING' } }])
    socket.socket.close()
  })

  it('goes on after a cut where it was, with nothing lost and nothing twice', async () => {
    const { contract, manager } = await aDraftedDeal(market, { quantity: '20' })
    const first = await following(manager.token ?? '', { id: contract })
    await first.until(() => progress(first).length === 1)
    await market.approver.ask(SIGN, { id: contract })
    await first.until(() => progress(first).length === 2)
    const { cursor } = progress(first)[1]
    first.socket.terminate()
    await manager.ask(SIGN, { id: contract })

    const second = await following(manager.token ?? '', { id: contract, after: cursor })
    await second.until(() => typesOf(second).includes('ContractActivated'))
    expect(typesOf(second)).toEqual(['ContractSigned', 'ContractActivated'])
    second.socket.close()
  })
})
