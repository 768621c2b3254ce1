import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor, type ActingClient } from '../../support/actors.js'
import { startTestApp, type TestApp } from '../../support/app.js'
import { aFacility, aLine, aProduct } from '../../support/workshop.js'

const example = (name: string): Promise<string> => readFile(new URL(`../../../schema/examples/${name}.graphql`, import.meta.url), 'utf8')

describe('the examples of catalogue and facilities', () => {
  let app: TestApp
  let ministry: ActingClient
  let manager: ActingClient
  let buyer: ActingClient
  beforeAll(async () => {
    app = await startTestApp()
    app.clock.set(new Date('2026-11-24T03:00:00Z'))
    ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
    manager = await actor(app, { name: 'Lapas Pati', kind: 'FACILITY' })
    buyer = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
  })
  afterAll(() => app.close())

  it('tell one story: a product is listed, a facility makes it, a buyer sees what is free', async () => {
    const { listProduct } = await ministry.ask(await example('list-product'))
    expect((await buyer.ask(await example('products'), { search: 'sni' }))['products']).toMatchObject({ totalCount: 1, edges: [{ node: { code: 'PAVING-BLOCK-6' } }] })
    const { commissionFacility } = await manager.ask(await example('commission-facility'))
    const { addProductionLine } = await manager.ask(await example('add-production-line'), { facilityId: commissionFacility.id })
    expect(addProductionLine.capacity.edges[0]).toEqual({ node: { day: '2026-11-24', hoursAvailable: '6', hoursFree: '6' } })
    await manager.ask(await example('declare-capability'), { lineId: addProductionLine.id, productId: listProduct.id })
    expect(await manager.ask(await example('change-work-calendar'), { id: addProductionLine.id, expectedVersion: 1 })).toMatchObject({ changeWorkCalendar: { version: 2 } })
    await manager.ask(await example('add-closure'), { facilityId: commissionFacility.id })
    const painting = await aProduct(ministry, { kind: 'UNIQUE', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0 })
    expect(await manager.ask(await example('record-stock'), { facilityId: commissionFacility.id, productId: painting })).toMatchObject({ recordStock: { free: '1' } })
    await ministry.ask(await example('declare-holiday'))
    expect((await buyer.ask(await example('holidays')))['holidays']).toEqual([])
    const { facilities } = await buyer.ask(await example('facilities'), { region: '33', from: '2027-01-04', to: '2027-01-07' })
    expect(facilities.edges[0].node.lines[0]).toMatchObject({
      capabilities: [{ qualityClass: 'D', unitPrice: { amount: '70000' } }],
      capacity: { edges: ['0', '0', '7'].map((hoursFree) => ({ node: { hoursFree } })) },
    })
    expect((await ministry.ask(await example('reconcile-capacity')))['reconcileCapacity']).toEqual({ compared: 401, entries: 0, drift: [] })
  })

  it('ask the database as often for one facility as for many', async () => {
    const query = await example('facilities')
    const statements = async (region: string): Promise<number> => {
      app.statements.length = 0
      await buyer.ask(query, { region, from: '2027-02-01', to: '2027-02-08' })
      return app.statements.length
    }
    const one = await statements('33')
    for (let index = 0; index < 4; index++) await aLine(manager, await aFacility(manager, { name: `Bengkel ${index}`, region: '33.01' }))
    expect(await statements('33')).toBe(one)
  })
})
