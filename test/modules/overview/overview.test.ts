import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../../support/actors.js'
import { aDeal, aDealMarket, acceptedPlan, arrived, DRAFT_CONTRACTS, produced, received, type Deal, type DealMarket } from '../../support/deals.js'
import { aRequest, NOW } from '../../support/market.js'
import { aDraft, aLine, aLot, drafted, PUBLISH } from '../../support/requests.js'

const FACILITIES = `query ($by: [FulfilmentGroup!]! = [FACILITY], $filter: FulfilmentOverviewFilter) { fulfilmentOverview(by: $by, filter: $filter) {
  month province region facility { id } hoursAvailable hoursHeld hoursBooked contracts { status count value { amount } } activeContracts acceptedValue { amount currency } arrivals onTimeArrivals } }`
const BUYERS = `query ($by: [ProcurementGroup!]! = [BUYER], $filter: ProcurementOverviewFilter) { procurementOverview(by: $by, filter: $filter) {
  month province region buyer { id } requests { status count } contracts { status count value { amount } } activeContracts acceptedValue { amount } arrivals onTimeArrivals } }`
const DRIFT = '{ reconcileOverview { compared drift { owner month measure count trueCount amount trueAmount } } }'

describe('an overview', () => {
  let market: DealMarket
  let deal: Deal
  beforeAll(async () => {
    market = await aDealMarket()
    deal = await aDeal(market)
    await produced(deal)
    const { id } = await arrived(deal, '40')
    await received(deal, id, { accepted: '30', rejected: '10', rejectionReason: 'Broken corners' })
  }, 120_000)
  afterAll(() => market.app.close())

  const sql = (text: string) => market.app.services.reading.database.query(text, [])
  const requestsOf = async (): Promise<number> => {
    const { procurementOverview: [all] } = await market.officer.ask(BUYERS, { by: [] })
    return all.requests.reduce((sum: number, { count }: any) => sum + count, 0)
  }

  it('is refused to those who have nothing of the kind, and to strangers', async () => {
    expect(await market.officer.refusal(FACILITIES)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await deal.manager.refusal(BUYERS)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await market.officer.refusal(DRIFT)).toMatchObject({ code: 'FORBIDDEN' })
    const months = { from: '2026-12-01', to: '2026-12-01' }
    expect(await market.ministry.refusal(FACILITIES, { filter: { months } })).toMatchObject({ code: 'BAD_INPUT' })
  })

  it('has nothing of others for a facility or a buyer, not even by their ids', async () => {
    expect((await market.rival.ask(BUYERS))['procurementOverview']).toEqual([])
    expect((await market.rival.ask(BUYERS, { by: [], filter: { buyer: market.officer.organizationId } }))['procurementOverview']).toEqual([])
    const other = [market.tangerang, market.bogor, market.pati].find(({ manager }) => manager.organizationId !== deal.manager.organizationId)
    const { fulfilmentOverview } = await deal.manager.ask(FACILITIES, { filter: { facility: other?.facility } })
    expect(fulfilmentOverview).toEqual([])
    const own = (await deal.manager.ask(FACILITIES))['fulfilmentOverview'].map(({ facility }: any) => facility.id)
    expect(own).toHaveLength(1)
  })

  it('does not show a supervisor whose organization is not verified more than its own', async () => {
    const impostor = await actor(market.app, { name: 'Kementerian palsu', kind: 'AUTHORITY', verified: false })
    for (const query of [FACILITIES, BUYERS]) expect(await impostor.refusal(query)).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('tells buyer and facility the same of what is between them', async () => {
    const { procurementOverview: [buyer] } = await market.officer.ask(BUYERS, { by: [] })
    const { fulfilmentOverview: [facility] } = await deal.manager.ask(FACILITIES, { by: [] })
    const { contract: { value, lines: [line] } } = await market.officer.ask('query ($id: ID!) { contract(id: $id) { value { amount } lines { unitPrice { amount } } } }', { id: deal.contract })
    const expected = { contracts: [{ status: 'ACTIVE', count: 1, value }], activeContracts: 1, acceptedValue: [{ amount: String(30 * line.unitPrice.amount) }], arrivals: 1, onTimeArrivals: 1 }
    expect(buyer).toMatchObject({ ...expected, buyer: null, month: null, requests: [{ status: 'CONTRACTED', count: 1 }] })
    expect(facility).toMatchObject({ ...expected, facility: null })
  })

  it('tells the ministry of everybody, by month, province, region and facility', async () => {
    const { fulfilmentOverview: provinces } = await market.ministry.ask(FACILITIES, { by: ['PROVINCE'] })
    expect(provinces.map(({ province }: any) => province)).toEqual(['32', '33', '36'])
    const { fulfilmentOverview: banten } = await market.ministry.ask(FACILITIES, { by: ['REGION', 'FACILITY'], filter: { region: '36' } })
    expect(banten).toMatchObject([{ region: '36.71', facility: { id: market.tangerang.facility } }])
    const { fulfilmentOverview: december } = await market.ministry.ask(FACILITIES, { by: ['MONTH'], filter: { months: { from: '2026-12-24', to: '2027-01-01' } } })
    const [row] = await sql(`select sum(hours_available)::float8 as available, sum(hours_booked)::float8 as booked from capacity_bucket where day between '2026-12-01' and '2026-12-31'`)
    expect(december.map(({ month }: any) => month)).toEqual(['2026-12-01'])
    expect([december[0].hoursAvailable, december[0].hoursBooked].map(Number)).toEqual([row?.['available'], row?.['booked']])
    expect((await market.ministry.ask(BUYERS))['procurementOverview'].map(({ buyer }: any) => buyer.id)).toEqual([market.officer.organizationId])
  })

  it('asks the database once, however many facilities there are', async () => {
    market.app.statements.length = 0
    await market.ministry.ask(FACILITIES, { by: ['MONTH', 'FACILITY'] })
    expect(market.app.statements.filter((text) => /tally|"facility"/.test(text))).toHaveLength(1)
  })

  it('counts a contract in the month where its facility stands, and a request in the capital\'s', async () => {
    const { plan } = await acceptedPlan(market)
    market.app.clock.set(new Date('2026-11-30T17:30:00Z'))
    await market.officer.ask(DRAFT_CONTRACTS, { id: plan.id })
    const { plan: earlier } = await acceptedPlan(market)
    market.app.clock.set(new Date('2026-11-30T16:30:00Z'))
    await market.officer.ask(DRAFT_CONTRACTS, { id: earlier.id })
    const pending = (await market.officer.ask(BUYERS, { by: ['MONTH'] }))['procurementOverview']
      .map(({ month, contracts }: any) => [month, contracts.find(({ status }: any) => status === 'PENDING')?.count])
    expect(pending).toEqual(expect.arrayContaining([['2026-11-01', 1], ['2026-12-01', 1]]))
    market.app.clock.set(new Date('2026-12-31T17:30:00Z'))
    await aRequest(market, market.officer, { until: '2027-03-01' })
    expect((await market.officer.ask(BUYERS, { by: ['MONTH'], filter: { months: { from: '2027-01-01', to: '2027-02-01' } } }))['procurementOverview'])
      .toMatchObject([{ month: '2027-01-01', requests: [{ status: 'PUBLISHED', count: 1 }] }])
    market.app.clock.set(NOW)
  })

  it('knows nothing of drafts, of what was only tried, and of what was refused', async () => {
    const before = await requestsOf()
    const draft = await drafted(market.officer, aDraft([aLot([aLine(market.paving)])]))
    await market.officer.ask(PUBLISH, { id: draft.id }, { 'x-dry-run': 'true' })
    await market.officer.refusal(PUBLISH, { id: draft.id, expectedVersion: 99 })
    expect(await requestsOf()).toBe(before)
    await market.officer.ask(PUBLISH, { id: draft.id })
    expect(await requestsOf()).toBe(before + 1)
  })

  it('is the same before and after folding, also while others write and fold', async () => {
    const before = await requestsOf()
    const fold = () => market.app.services.doDueWork()
    const drafts = await Promise.all(Array.from({ length: 12 }, () => drafted(market.officer, aDraft([aLot([aLine(market.paving)])]))))
    await Promise.all([...drafts.map(({ id }) => market.officer.ask(PUBLISH, { id })), fold(), fold(), fold()])
    expect(await requestsOf()).toBe(before + 12)
    await fold()
    expect(await sql('select 1 from tally_delta')).toEqual([])
    expect(await requestsOf()).toBe(before + 12)
    expect((await market.ministry.ask(DRIFT))['reconcileOverview'].drift).toEqual([])
  })

  it('comes in pages that have every group once, and says where each stands', async () => {
    const paged = `query ($first: Int, $after: Cursor, $by: [FulfilmentGroup!]! = [MONTH, FACILITY]) { fulfilmentOverview(by: $by, first: $first, after: $after) { cursor month facility { id } hoursAvailable } }`
    const { fulfilmentOverview: all } = await market.ministry.ask(paged)
    const read: unknown[] = []
    for (let after: string | null = null; ;) {
      const { fulfilmentOverview: page }: { fulfilmentOverview: { cursor: string }[] } = await market.ministry.ask(paged, { first: 7, after }) as never
      read.push(...page)
      if (page.length < 7) break
      after = page.at(-1)?.cursor ?? null
    }
    expect(all.length).toBeGreaterThan(14)
    expect(read).toEqual(all)
    const [{ cursor }] = all
    expect(await market.ministry.refusal(paged, { by: ['REGION'], after: cursor })).toMatchObject({ code: 'BAD_INPUT', path: ['after'] })
    for (const madeUp of [['month,name,owner', 'soon', 'Bogor', market.bogor.facility], ['month,name,owner', '2026-12-01', 'Bogor', 'Bogor']]) {
      const after = Buffer.from(JSON.stringify(madeUp)).toString('base64url')
      expect(await market.ministry.refusal(paged, { after })).toMatchObject({ code: 'BAD_INPUT', path: ['after'] })
    }
    const { fulfilmentOverview: [whole] } = await market.ministry.ask(paged, { by: [] })
    expect((await market.ministry.ask(paged, { by: [], after: whole.cursor }))['fulfilmentOverview']).toEqual([])
  })

  it('is what an actor adds up from the rows that it can list', async () => {
    const { contracts } = await market.officer.ask('{ contracts(first: 100) { edges { node { status value { amount } shipments { arrivedAt daysLate } lines { accepted unitPrice { amount } } } } } }')
    const { bulkRequests } = await market.officer.ask('{ bulkRequests(first: 100, filter: { mine: true }) { edges { node { status publishedAt } } } }')
    const nodes = contracts.edges.map(({ node }: any) => node)
    const requests = bulkRequests.edges.map(({ node }: any) => node).filter(({ publishedAt }: any) => publishedAt !== null)
    const { procurementOverview: [sums] } = await market.officer.ask(BUYERS, { by: [] })
    const sum = (numbers: unknown[]): number => numbers.reduce((total: number, number) => total + Number(number), 0)
    const byStatus = (rows: any[], more = (_rows: any[]): object => ({})): object[] => [...Map.groupBy(rows, ({ status }) => status)].toSorted(([a], [b]) => a < b ? -1 : 1)
      .map(([status, of]) => ({ status, count: of.length, ...more(of) }))
    expect(sums.requests).toEqual(byStatus(requests))
    expect(sums.contracts.map(({ value, ...rest }: any) => ({ ...rest, value: Number(value.amount) }))).toEqual(byStatus(nodes, (of) => ({ value: sum(of.map(({ value }) => value.amount)) })))
    expect(Number(sums.acceptedValue[0].amount)).toBe(sum(nodes.flatMap(({ lines }: any) => lines.map(({ accepted, unitPrice }: any) => accepted * unitPrice.amount))))
    const arrivals = nodes.flatMap(({ shipments }: any) => shipments).filter(({ arrivedAt }: any) => arrivedAt !== null)
    expect([sums.arrivals, sums.onTimeArrivals]).toEqual([arrivals.length, arrivals.filter(({ daysLate }: any) => daysLate === 0).length])
  })

  const drift = async (): Promise<any[]> => (await market.ministry.ask(DRIFT))['reconcileOverview'].drift
  const inFacilitysMonths = async (): Promise<unknown> => (await deal.manager.ask(FACILITIES, { by: ['MONTH'] }))['fulfilmentOverview'].map(({ month, contracts, arrivals }: any) => [month, contracts, arrivals])

  it('follows a facility whose clock is moved to another month, and back', async () => {
    const before = await inFacilitysMonths()
    await sql(`update contract set drafted_at = '2026-11-30T16:30:00Z' where id = '${deal.contract}'`)
    const inJakarta = await inFacilitysMonths()
    await sql(`update facility set timezone = 'Asia/Makassar'`)
    expect(await inFacilitysMonths()).not.toEqual(inJakarta)
    expect(await drift()).toEqual([])
    await sql(`update facility set timezone = 'Asia/Jakarta'`)
    expect(await inFacilitysMonths()).toEqual(inJakarta)
    await sql(`update contract set drafted_at = '${NOW.toISOString()}' where id = '${deal.contract}'`)
    expect(await drift()).toEqual([])
    expect(await inFacilitysMonths()).toEqual(before)
  })

  it('goes with a facility to the organization that it is transferred to', async () => {
    const { fulfilmentOverview: before } = await deal.manager.ask(FACILITIES)
    const [{ facility: { id } }] = before
    const other = [market.tangerang, market.bogor, market.pati].find(({ manager }) => manager.organizationId !== deal.manager.organizationId)?.manager
    if (!other) throw new Error('all facilities are of one organization')
    await sql(`update facility set organization_id = '${other.organizationId}' where id = '${id}'`)
    expect((await deal.manager.ask(FACILITIES))['fulfilmentOverview']).toEqual([])
    const { fulfilmentOverview: after } = await other.ask(FACILITIES)
    expect(after).toEqual(expect.arrayContaining(before))
    await sql(`update facility set organization_id = '${deal.manager.organizationId}' where id = '${id}'`)
    expect(await drift()).toEqual([])
  })

  it('has nothing more of a contract that is deleted with all that belongs to it; without that the database refuses', async () => {
    const [gone] = await sql(`select id from contract where status = 'PENDING' limit 1`)
    const count = async (): Promise<number> => (await market.officer.ask(BUYERS, { by: [] }))['procurementOverview'][0].contracts.find(({ status }: any) => status === 'PENDING').count
    const before = await count()
    await expect(sql(`delete from contract where id = '${deal.contract}'`)).rejects.toThrow(/foreign key/)
    await sql(`delete from contract_line where contract_id = '${gone?.['id']}'`)
    await sql(`delete from contract where id = '${gone?.['id']}'`)
    expect(await count()).toBe(before - 1)
    expect(await drift()).toEqual([])
  })

  it('is audited: a sum that is not true is found', async () => {
    await sql(`update tally set count = count + 1 where owner = '${market.officer.organizationId}' and measure = 'REQUESTS' and key = 'CONTRACTED'`)
    const { reconcileOverview: { drift } } = await market.ministry.ask(DRIFT)
    expect(drift).toMatchObject([{ owner: market.officer.organizationId, month: '2026-11-01', measure: 'REQUESTS CONTRACTED' }])
    expect(drift[0].count - drift[0].trueCount).toBe(1)
  })

  it('is audited once a day by itself, and what is not true goes to the log', async () => {
    await sql('delete from tally_audit')
    await expect(market.app.services.doDueWork()).rejects.toThrow(/drifted from the rows in 1 places: REQUESTS CONTRACTED of/)
    expect(await sql('select compared > 0 as compared, drifted from tally_audit')).toEqual([{ compared: true, drifted: 1 }])
    await market.app.services.doDueWork()
    expect(await sql('select 1 from tally_audit')).toHaveLength(1)
  })
})
