import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extendCapacity, holdCapacity, loadHolidays, releaseCapacity } from '../../../src/modules/facilities/index.js'
import { newId } from '../../../src/platform/id.js'
import type { Tx } from '../../../src/platform/transaction.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aFacility, aLine, aWorkshop, inTransaction, type Workshop } from '../../support/workshop.js'

const CLOSE = 'mutation ($input: AddClosureInput!) { addClosure(input: $input) { id status } }'
const REOPEN = 'mutation ($id: ID!) { removeClosure(id: $id) { status } }'
const DECLARE = 'mutation ($input: DeclareHolidayInput!) { declareHoliday(input: $input) { id } }'
const WITHDRAW = 'mutation ($id: ID!) { withdrawHoliday(id: $id) { status } }'
const DAYS = 'query ($id: ID!, $from: Date, $to: Date) { productionLine(id: $id) { capacity(from: $from, to: $to, first: 100) { totalCount edges { node { day hoursAvailable } } } } }'

describe('days off', () => {
  let app: TestApp
  let workshop: Workshop
  let second: string
  const run = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => inTransaction({ em: app.services.orm.em, now: app.clock.now() }, work)
  const holiday = (date: string, name = 'Idul Fitri 1448 H') => ({ input: { date, name, kind: 'NATIONAL', source: 'SKB 2027' } })
  const closure = (changes: Record<string, unknown> = {}) => ({ input: { facilityId: workshop.facility, from: '2026-12-14', to: '2026-12-16', reason: 'Perbaikan mesin', ...changes } })

  async function hours(line: string, from: string, to: string): Promise<string[]> {
    const { productionLine } = await workshop.manager.ask(DAYS, { id: line, from, to })
    return productionLine.capacity.edges.map(({ node }: any) => node.hoursAvailable)
  }

  async function holding<R>(day: string, work: (planId: string) => Promise<R>): Promise<R> {
    const planId = newId()
    await run((tx) => holdCapacity(tx, planId, [{ allocationId: newId(), line: workshop.line, day, hours: '1' }]))
    const result = await work(planId)
    await run((tx) => releaseCapacity(tx, { planId }))
    return result
  }

  beforeAll(async () => {
    app = await startTestApp()
    app.clock.set(new Date('2026-11-24T03:00:00Z'))
    await run((tx) => loadHolidays(tx.em).then(() => tx.em.flush()))
    workshop = await aWorkshop(app)
    second = await aLine(workshop.manager, workshop.facility, { name: 'Lini kedua' })
  })
  afterAll(() => app.close())

  it('of the reference calendar are there from the start: no work at Christmas 2026, ordinary days around it', async () => {
    expect(await hours(workshop.line, '2026-12-22', '2026-12-29')).toEqual(['6', '6', '0', '0', '4', '0', '6'])
  })

  describe('of a closure', () => {
    it('are refused when the dates or the line are wrong', async () => {
      const foreign = await aLine(workshop.manager, await aFacility(workshop.manager), {})
      expect(await workshop.manager.refusal(CLOSE, closure({ to: '2026-12-14', lineId: foreign }))).toMatchObject({ rules: [{ code: 'ENDS_AFTER_IT_BEGINS' }, { code: 'LINE_OF_THE_FACILITY' }] })
      expect(await workshop.manager.refusal(CLOSE, closure({ from: '2026-11-01', to: '2026-11-24' }))).toMatchObject({ rules: [{ code: 'NOT_OVER_YET' }] })
    })

    it('are refused while hours of a closed day are held, and nothing changes', async () => {
      await holding('2026-12-15', async (planId) => {
        expect(await workshop.manager.refusal(CLOSE, closure())).toMatchObject({ rules: [{ code: 'CAPACITY_IN_USE', data: { day: '2026-12-15', inUse: '1', planIds: [planId] } }] })
      })
      expect(await hours(workshop.line, '2026-12-14', '2026-12-16')).toEqual(['6', '6'])
    })

    it('close all lines or one, until the closure is removed', async () => {
      const { addClosure } = await workshop.manager.ask(CLOSE, closure())
      expect([await hours(workshop.line, '2026-12-13', '2026-12-17'), await hours(second, '2026-12-14', '2026-12-16')]).toEqual([['0', '0', '0', '6'], ['0', '0']])
      const single = await workshop.manager.ask(CLOSE, closure({ from: '2026-12-16', to: '2026-12-17', lineId: second }))
      expect([await hours(workshop.line, '2026-12-16', '2026-12-17'), await hours(second, '2026-12-16', '2026-12-17')]).toEqual([['6'], ['0']])
      expect(await workshop.manager.ask(REOPEN, { id: addClosure.id })).toEqual({ removeClosure: { status: 'REMOVED' } })
      expect([await hours(workshop.line, '2026-12-14', '2026-12-17'), await hours(second, '2026-12-14', '2026-12-17')]).toEqual([['6', '6', '6'], ['6', '6', '0']])
      expect(await workshop.manager.refusal(REOPEN, { id: addClosure.id })).toMatchObject({ code: 'WRONG_STATE' })
      await workshop.manager.ask(REOPEN, { id: single['addClosure'].id })
    })
  })

  describe('of a holiday', () => {
    it('are refused on a day that is one already, and while hours of it are held anywhere', async () => {
      expect(await workshop.ministry.refusal(DECLARE, holiday('2026-12-25'))).toMatchObject({ rules: [{ code: 'ONCE_PER_DAY', data: { name: 'Natal' } }] })
      await holding('2027-03-10', async (planId) => {
        expect(await workshop.ministry.refusal(DECLARE, holiday('2027-03-10'))).toMatchObject({ rules: [{ code: 'CAPACITY_IN_USE', data: { planIds: [planId] } }] })
      })
    })

    it('are declared once when two do it at once', async () => {
      const replies = await Promise.all([workshop.ministry.send(DECLARE, holiday('2027-03-11')), workshop.ministry.send(DECLARE, holiday('2027-03-11'))])
      expect(replies.map(({ errors }) => errors?.[0]?.extensions['rules'][0].code ?? 'OK').toSorted()).toEqual(['OK', 'ONCE_PER_DAY'])
    })

    it('take the hours of every line away, and give them back when withdrawn', async () => {
      const { declareHoliday } = await workshop.ministry.ask(DECLARE, holiday('2027-03-10'))
      expect([await hours(workshop.line, '2027-03-09', '2027-03-12'), await hours(second, '2027-03-10', '2027-03-11')]).toEqual([['6', '0', '0'], ['0']])
      expect(await workshop.ministry.ask(WITHDRAW, { id: declareHoliday.id })).toEqual({ withdrawHoliday: { status: 'WITHDRAWN' } })
      expect(await hours(workshop.line, '2027-03-10', '2027-03-11')).toEqual(['6'])
      const { holidays } = await workshop.manager.ask('{ holidays(from: "2027-03-01", to: "2027-04-01") { date name kind source } }')
      expect(holidays).toEqual([{ date: '2027-03-11', name: 'Idul Fitri 1448 H', kind: 'NATIONAL', source: 'SKB 2027' }])
      await workshop.ministry.ask(DECLARE, holiday('2027-03-10'))
    })

    it('are listed for at most two years', async () => {
      expect(await workshop.manager.refusal('{ holidays(from: "2026-01-01", to: "2029-01-01") { id } }')).toMatchObject({ rules: [{ code: 'A_RANGE_OF_DAYS' }] })
      expect((await workshop.manager.ask('{ holidays(from: "2026-01-01", to: "2027-01-01") { id } }'))['holidays']).toHaveLength(25)
    })
  })

  it('and working days come over the horizon day by day, also after a pause, and only once', async () => {
    const last = async (): Promise<unknown> => (await app.services.reading.database.query('select max(day)::text as day, count(*)::int as days from capacity_bucket where line_id = $1', [workshop.line]))[0]
    expect(await last()).toEqual({ day: '2027-12-28', days: 400 })
    app.clock.advance(3 * 86_400_000)
    await Promise.all([extendCapacity(app.services, app.services.now()), extendCapacity(app.services, app.services.now())])
    expect(await last()).toEqual({ day: '2027-12-31', days: 403 })
    expect(await extendCapacity(app.services, app.services.now())).toBe(0)
    expect(await hours(workshop.line, '2027-12-29', '2028-01-01')).toEqual(['6', '6', '6'])
  })
})
