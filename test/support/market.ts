import { expect } from 'vitest'
import { actor, type ActingClient } from './actors.js'
import { startTestApp, type TestApp } from './app.js'
import { aDraft, aLine as aRequestLine, aLot, aSlot, published, type Input } from './requests.js'
import { aFacility, aLine, aProduct } from './workshop.js'

/** Tuesday noon in Jakarta. */
export const NOW = new Date('2026-11-24T05:00:00.000Z')

/** A facility with one paving line, and its production manager. */
export interface Works { manager: ActingClient; facility: string; line: string; name: string }

export interface WorksOptions { name: string; at: readonly [number, number]; region: string; price: string; qualityClass?: string; verified?: boolean; outputPerHour?: string; extra?: Input }

/** Buyers, the ministry, one product, and facilities that make it near and far, dear and cheap. */
export interface Market {
  app: TestApp
  ministry: ActingClient
  officer: ActingClient
  rival: ActingClient
  paving: string
  tangerang: Works
  bogor: Works
  pati: Works
}

export async function aMarket(options: Parameters<typeof startTestApp>[0] = {}): Promise<Market> {
  const app = await startTestApp(options)
  app.clock.set(NOW)
  const ministry = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY', roles: ['SUPERVISOR'] })
  const paving = await aProduct(ministry)
  const open = (options: WorksOptions): Promise<Works> => works({ app, paving }, options)
  return {
    app, ministry, paving,
    officer: await actor(app, { name: 'Dinas Bina Marga', kind: 'AGENCY', roles: ['PROCUREMENT_OFFICER'] }),
    rival: await actor(app, { name: 'Pengembang', kind: 'BUSINESS', roles: ['BUYER'], region: '36.71' }),
    tangerang: await open({ name: 'Lapas Tangerang', at: [-6.18, 106.63], region: '36.71', price: '70000' }),
    bogor: await open({ name: 'Lapas Bogor', at: [-6.6, 106.8], region: '32.71', price: '76000' }),
    pati: await open({ name: 'Lapas Pati', at: [-6.75, 111.04], region: '33.18', price: '68000' }),
  }
}

/** 51 m² of paving in the six hours of a weekday, 34 m² on a Saturday. */
export async function works({ app, paving }: Pick<Market, 'app' | 'paving'>, options: WorksOptions): Promise<Works> {
  const { name, at: [latitude, longitude], region, price, qualityClass = 'D', outputPerHour = '8.5', verified = true, extra = {} } = options
  const manager = await actor(app, { name, kind: 'FACILITY', roles: ['PRODUCTION_MANAGER'], region })
  const facility = await aFacility(manager, { name, region, latitude, longitude })
  const line = await aLine(manager, facility)
  const input = { lineId: line, productId: paving, qualityClass, outputPerHour, unitPrice: { amount: price, currency: 'IDR' }, validFrom: '2026-01-01', ...extra }
  await manager.ask('mutation ($input: DeclareCapabilityInput!) { declareCapability(input: $input) { id } }', { input })
  if (!verified) await app.services.orm.em.fork().getConnection().execute(`update organization set status = 'UNVERIFIED' where id = '${manager.organizationId}'`)
  return { manager, facility, line, name }
}

/** A published request for paving, delivered to the middle of Jakarta by the end of January. */
export async function aRequest({ paving }: Market, buyer: ActingClient, changes: { quantity?: string; qualityClass?: string; until?: string; line?: Input; draft?: Input } = {}): Promise<string> {
  const { quantity = '500', qualityClass = 'D', until = '2027-02-01', line = {}, draft = {} } = changes
  const slots = [aSlot(quantity, { window: { from: '2026-12-15', to: until } })]
  const wanted = aRequestLine(paving, { quantity: { amount: quantity, unit: 'MTK' }, qualityClass, slots, ...line })
  const route = buyer.email && draft['procurementRoute'] ? {} : { procurementRoute: await routeOf(buyer) }
  return (await published(buyer, aDraft([aLot([wanted])], { ...route, ...draft }))).id
}

async function routeOf(buyer: ActingClient): Promise<string> {
  const { actingOrganization } = await buyer.ask('{ actingOrganization { kind } }')
  return actingOrganization.kind === 'AGENCY' ? 'SWAKELOLA_TYPE_II' : 'DIRECT_ORDER'
}

export const PLAN = `fragment Plan on MatchPlan {
  id version number status outcome objective heldUntil awaitsBuyer gap cost { amount currency } bound { amount }
  breakdown { production transport setup charges lateness }
  facilities { chosen reason by text facility { id name } }
  relaxations { kind to cost saves text }
  conflict { rule text requestLine { id } }
  omitted { reason text }
  service { fairness isProven asked served atMost gap short { asked served text requestLine { id } } }
  differences { before after costBefore costAfter reason text lacks { day needed free } facility { id } }
  replaces { id }
  allocations(first: 100) { totalCount edges { node { quantity day hours arrivesOn facility { id } productionCost { amount } transportCost { amount } setupCost { amount } award { id } } } }
  awards { id version status respondBy respondedAt reason value { amount } facility { id } }
}`

export const MATCH = `${PLAN} mutation ($id: ID!, $objective: MatchObjective! = COST, $options: MatchOptions) { matchBulkRequest(id: $id, objective: $objective, options: $options) { ...Plan } }`
export const HOLD = `${PLAN} mutation ($id: ID!, $resolve: Boolean! = false, $expectedVersion: Int) { holdMatchPlan(id: $id, resolveIfStale: $resolve, expectedVersion: $expectedVersion) { ...Plan } }`
export const RELEASE = `${PLAN} mutation ($id: ID!, $reason: String! = "No longer needed") { releaseMatchPlan(id: $id, input: { reason: $reason }) { ...Plan } }`
export const CONFIRM = `${PLAN} mutation ($id: ID!) { confirmMatchPlan(id: $id) { ...Plan } }`
export const ACCEPT = 'mutation ($id: ID!) { acceptAward(id: $id) { id status respondedAt } }'
export const DECLINE = 'mutation ($id: ID!, $reason: String! = "The machine is broken") { declineAward(id: $id, input: { reason: $reason }) { id status reason plan { id } } }'

export async function matched(buyer: ActingClient, requestId: string, variables: Input = {}): Promise<any> {
  return (await buyer.ask(MATCH, { id: requestId, ...variables }))['matchBulkRequest']
}

export async function held(buyer: ActingClient, requestId: string, variables: Input = {}): Promise<any> {
  return (await buyer.ask(HOLD, { id: (await matched(buyer, requestId, variables)).id }))['holdMatchPlan']
}

export async function planOf(viewer: ActingClient, id: string): Promise<any> {
  return (await viewer.ask(`${PLAN} query ($id: ID!) { matchPlan(id: $id) { ...Plan } }`, { id }))['matchPlan']
}

/** The plan that is held or accepted for a request. */
export async function planInForce(viewer: ActingClient, requestId: string): Promise<any> {
  const { matchPlans } = await viewer.ask(`${PLAN} query ($request: ID!) { matchPlans(first: 2, filter: { request: $request, status: [HELD, ACCEPTED] }) { edges { node { ...Plan } } } }`, { request: requestId })
  expect(matchPlans.edges.length).toBeLessThanOrEqual(1)
  return matchPlans.edges[0]?.node ?? null
}

export async function statusOf(viewer: ActingClient, requestId: string): Promise<string> {
  return (await viewer.ask('query ($id: ID!) { bulkRequest(id: $id) { status } }', { id: requestId }))['bulkRequest'].status
}

/** Hours that are held of a line in all. */
export async function hoursHeld({ app }: Market, { line }: Works): Promise<number> {
  const [row] = await app.services.reading.database.query('select coalesce(sum(hours_held), 0)::float8 as held from capacity_bucket where line_id = $1', [line])
  return Number(row?.['held'])
}

export async function eventsAbout({ app }: Market, id: string): Promise<string[]> {
  const rows = await app.services.reading.database.query('select type from event where about @> array[$1::uuid] order by occurred_at, id', [id])
  return rows.map(({ type }) => String(type))
}
