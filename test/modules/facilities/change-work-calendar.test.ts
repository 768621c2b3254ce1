import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookCapacity, holdCapacity, releaseCapacity } from '../../../src/modules/facilities/index.js'
import { newId } from '../../../src/platform/id.js'
import type { Tx } from '../../../src/platform/transaction.js'
import { actor } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { Client } from '../../support/client.js'
import { aWorkshop, inTransaction, WEEK, type Workshop } from '../../support/workshop.js'

const CHANGE = 'mutation ($id: ID!, $input: ChangeWorkCalendarInput!) { changeWorkCalendar(id: $id, input: $input) { version hoursPerWeekday } }'
const CAPACITY = `query ($id: ID!, $from: Date!, $to: Date!) {
  productionLine(id: $id) { capacity(from: $from, to: $to, first: 100) { totalCount edges { node { day hoursAvailable hoursFree hoursHeld hoursBooked } } } } }`
const MONDAY = '2026-12-07'

describe('changing a work calendar', () => {
  let app: TestApp
  let workshop: Workshop
  const run = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => inTransaction({ em: app.services.orm.em, now: app.clock.now() }, work)
  const change = (hoursPerWeekday: string[], expectedVersion?: number) => ({ id: workshop.line, input: { hoursPerWeekday, expectedVersion } })
  const week = async (client: Client = workshop.manager): Promise<any[]> =>
    (await client.ask(CAPACITY, { id: workshop.line, from: MONDAY, to: '2026-12-14' }))['productionLine'].capacity.edges.map(({ node }: any) => node)
  const hold = (planId: string, allocationId: string, hours: string): Promise<void> =>
    run((tx) => holdCapacity(tx, planId, [{ allocationId, line: workshop.line, day: MONDAY, hours }]))

  beforeAll(async () => {
    app = await startTestApp()
    app.clock.set(new Date('2026-11-24T03:00:00Z'))
    workshop = await aWorkshop(app)
  })
  afterAll(() => app.close())

  it('is refused to whoever is not the facility\'s production manager', async () => {
    const [stranger, dispatcher] = await Promise.all([
      actor(app, { name: 'Lapas lain', kind: 'FACILITY' }),
      actor(app, { name: 'Dispatcher', kind: 'FACILITY', roles: ['DISPATCHER'], organizationId: workshop.manager.organizationId }),
    ])
    expect(await new Client(app.url).refusal(CHANGE, change(WEEK))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await stranger.refusal(CHANGE, change(WEEK))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await dispatcher.refusal(CHANGE, change(WEEK))).toMatchObject({ code: 'FORBIDDEN' })
    expect(await workshop.ministry.refusal(CHANGE, change(WEEK))).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('names every day of the week whose hours are impossible', async () => {
    expect(await workshop.manager.refusal(CHANGE, change(['25', '-1', '6.125', '6', '6', '4', '0']))).toMatchObject({
      code: 'RULES_BROKEN',
      rules: [
        { code: 'HOURS_OF_A_DAY', path: ['input', 'hoursPerWeekday', 0] }, { code: 'HOURS_OF_A_DAY', path: ['input', 'hoursPerWeekday', 1] },
        { code: 'HUNDREDTHS_OF_AN_HOUR', path: ['input', 'hoursPerWeekday', 2] },
      ],
    })
    expect(await workshop.manager.refusal(CHANGE, change(['6', '6']))).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('never takes hours that are held or booked, and names the plans and contracts in the way', async () => {
    const [heldPlan, bookedPlan, booked, contract] = [newId(), newId(), newId(), newId()]
    await hold(heldPlan, newId(), '2')
    await hold(bookedPlan, booked, '1.5')
    await run((tx) => bookCapacity(tx, { allocationIds: [booked], contractId: contract }))
    expect(await workshop.manager.refusal(CHANGE, change(['3', '3', '3', '3', '3', '0', '0']))).toMatchObject({
      code: 'RULES_BROKEN',
      rules: [{ code: 'CAPACITY_IN_USE', data: { day: MONDAY, hours: '3', inUse: '3.5', planIds: [heldPlan], contractIds: [contract] } }],
    })
    expect((await week())[0]).toMatchObject({ hoursAvailable: '6', hoursHeld: '2', hoursBooked: '1.5', hoursFree: '2.5' })
    await run((tx) => releaseCapacity(tx, { planId: heldPlan }))
    await workshop.manager.ask(CHANGE, change(['3', '3', '3', '3', '3', '0', '0']))
    expect((await week())[0]).toMatchObject({ hoursAvailable: '3', hoursBooked: '1.5', hoursFree: '1.5' })
  })

  it('tells others what is free of how much, but does not tell apart what is held and what is booked', async () => {
    const buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    expect((await week(buyer))[0]).toMatchObject({ hoursAvailable: '3', hoursFree: '1.5', hoursHeld: null, hoursBooked: null })
    expect((await week(workshop.ministry))[0]).toMatchObject({ hoursHeld: '0', hoursBooked: '1.5' })
  })

  it('changes all coming days of the line, and is told as an event with the hours before and after', async () => {
    await workshop.manager.ask(CHANGE, change(['8', '8', '8', '8', '8', '0', '0']))
    expect((await week()).map(({ hoursAvailable }) => hoursAvailable)).toEqual(['8', '8', '8', '8', '8', '0', '0'])
    const { productionLine } = await workshop.manager.ask(CAPACITY, { id: workshop.line, from: '2026-01-01', to: '2030-01-01' })
    expect(productionLine.capacity.totalCount).toBe(400)
    const [event] = await app.services.reading.database.query('select payload, changes from event where type = $1 order by id desc limit 1', ['WorkCalendarChanged'])
    expect(event).toMatchObject({ payload: { hoursPerWeekday: ['8', '8', '8', '8', '8', '0', '0'] }, changes: [{ table: 'production_line', fields: { hoursPerWeekday: ['{3,3,3,3,3,0,0}', '{8,8,8,8,8,0,0}'] } }] })
  })

  it('lets one of two managers through who read the same version', async () => {
    const second = await actor(app, { name: 'Wakil', kind: 'FACILITY', roles: ['PRODUCTION_MANAGER'], organizationId: workshop.manager.organizationId })
    const { version } = (await workshop.manager.ask('query ($id: ID!) { productionLine(id: $id) { version } }', { id: workshop.line }))['productionLine']
    const replies = await Promise.all([workshop.manager.send(CHANGE, change(['7', '7', '7', '7', '7', '0', '0'], version)), second.send(CHANGE, change(['5', '5', '5', '5', '5', '0', '0'], version))])
    expect(replies.map(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK').toSorted()).toEqual(['OK', 'STALE_VERSION'])
    const { hoursPerWeekday } = (await workshop.manager.ask('query ($id: ID!) { productionLine(id: $id) { hoursPerWeekday } }', { id: workshop.line }))['productionLine']
    expect((await week()).map(({ hoursAvailable }) => hoursAvailable)).toEqual(hoursPerWeekday)
  })

  it('racing with holds never leaves a day oversold and never stops in a deadlock', async () => {
    await workshop.manager.ask(CHANGE, change(WEEK))
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => index % 3 === 0
      ? workshop.manager.send(CHANGE, change([index % 2 === 0 ? '2' : '6', '6', '6', '6', '6', '4', '0'])).then(({ errors }) => errors?.[0]?.extensions['code'] ?? 'OK')
      : hold(newId(), newId(), '1').then(() => 'OK', (error: { code?: string }) => error.code)))
    expect(outcomes.flatMap((outcome) => outcome.status === 'fulfilled' ? [outcome.value] : ['threw']).filter((code) => !['OK', 'RULES_BROKEN', 'CONFLICT'].includes(String(code)))).toEqual([])
    const [{ hoursAvailable, hoursHeld, hoursBooked }] = await week() as [any]
    expect(Number(hoursHeld) + Number(hoursBooked)).toBeLessThanOrEqual(Number(hoursAvailable))
    expect(await workshop.ministry.ask('{ reconcileCapacity { drift { bucket } } }')).toEqual({ reconcileCapacity: { drift: [] } })
  })
})
