import { hashToken, newToken, Session } from '../../src/modules/identity/index.js'
import type { OrganizationKind } from '../../src/modules/organizations/index.js'
import { actor, ActingClient } from './actors.js'
import { startTestApp, type TestApp } from './app.js'
import { Client } from './client.js'
import { NOW } from './market.js'
import { aDraft, aLine, aLot, aProduct, drafted, published } from './requests.js'
import { dealIds, type DealId } from './deal-ids.js'
import { recordHistory } from './history.js'
import { planIds, type PlanId } from './plans.js'
import { workshopIds, type WorkshopId } from './workshop.js'

/** One object of every kind in a state that its actions allow, and somebody for every role: what the authorization matrix is run on. */
export interface World {
  app: TestApp
  anonymous: Client
  agency: { administrator: ActingClient; officer: ActingClient }
  ministry: { administrator: ActingClient; supervisor: ActingClient }
  facility: { manager: ActingClient; quality: ActingClient; dispatcher: ActingClient }
  ids: Record<WorkshopId | PlanId | DealId | 'member' | 'unverifiedFacility' | 'otherAgency' | 'officersSession' | 'invitation' | 'apiKey' | 'draftRequest' | 'publishedRequest' | 'requestLine', string>
  /** The same roles in another organization of the same kind. */
  strangerOf(right: ActingClient): Promise<ActingClient>
  /** A member of the same organization who only reads. */
  readerBeside(right: ActingClient): Promise<ActingClient>
}

export async function buildWorld(): Promise<World> {
  const app = await startTestApp()
  app.clock.set(NOW)
  const administrator = await actor(app, { name: 'Dinas Bina Marga', kind: 'AGENCY' })
  const agency = { administrator, officer: await join(app, administrator, 'AGENCY', ['PROCUREMENT_OFFICER', 'APPROVER', 'RECEIVER']) }
  const ministryAdministrator = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
  const ministry = { administrator: ministryAdministrator, supervisor: await join(app, ministryAdministrator, 'AUTHORITY', ['SUPERVISOR']) }
  const manager = await actor(app, { name: 'Lapas Tangerang', kind: 'FACILITY', roles: ['PRODUCTION_MANAGER'] })
  const facility = {
    manager, quality: await join(app, manager, 'FACILITY', ['QUALITY_OFFICER']), dispatcher: await join(app, manager, 'FACILITY', ['DISPATCHER']),
  }
  const unverified = await actor(app, { name: 'Lapas baru', kind: 'FACILITY', verified: false })
  const otherAgency = await actor(app, { name: 'Dinas lain', kind: 'AGENCY' })
  const { members } = (await administrator.ask('{ actingOrganization { members { edges { node { id user { id } } } } } }'))['actingOrganization']
  const invited = await administrator.ask('mutation { inviteMember(input: { email: "tamu@example.id", roles: [RECEIVER] }) { invitation { id } } }')
  const key = await administrator.ask('mutation { createApiKey(input: { name: "ERP", roles: [INTEGRATOR], scopes: [READ] }) { apiKey { id } } }')
  const workshop = await workshopIds(facility.manager, ministry.supervisor)
  await recordHistory({ app, officer: agency.officer, supervisor: ministry.supervisor, ...facility })
  return {
    app, anonymous: new Client(app.url), agency, ministry, facility,
    ids: {
      member: members.edges.find(({ node }: any) => node.user.id === agency.officer.userId).node.id,
      unverifiedFacility: unverified.organizationId, otherAgency: otherAgency.organizationId,
      officersSession: await secondSession(app, agency.officer),
      invitation: invited['inviteMember'].invitation.id, apiKey: key['createApiKey'].apiKey.id,
      ...await requestsOf(app, agency.officer),
      ...workshop, ...await planIds(app, agency.officer, workshop.product),
      ...await dealIds({ app, officer: agency.officer, manager, supervisor: ministry.supervisor }),
    },
    strangerOf: remembered(app, (kind) => actor(app, { name: `${kind} lain`, kind })),
    readerBeside: remembered(app, (kind, right) => join(app, right, kind, ['INTEGRATOR'])),
  }
}

async function join(app: TestApp, beside: ActingClient, kind: OrganizationKind, roles: NonNullable<Parameters<typeof actor>[1]['roles']>): Promise<ActingClient> {
  return await actor(app, { name: `${kind} ${roles.join()}`, kind, roles, organizationId: beside.organizationId })
}

async function secondSession(app: TestApp, { userId, organizationId }: ActingClient): Promise<string> {
  const em = app.services.orm.em.fork()
  const session = em.create(Session, {
    user: userId, organizationId, tokenHash: hashToken(newToken('ks')), createdAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000),
  })
  await em.flush()
  return session.id
}

/** A draft that lacks nothing, and a published request with its line. */
async function requestsOf(app: TestApp, officer: ActingClient): Promise<Pick<World['ids'], 'draftRequest' | 'publishedRequest' | 'requestLine'>> {
  const input = aDraft([aLot([aLine(await aProduct(app, { code: 'KANSTIN', kind: 'COMMODITY', unit: 'MTK' }), { qualityClass: null })])])
  const open = await published(officer, input)
  return { draftRequest: (await drafted(officer, input)).id, publishedRequest: open.id, requestLine: open.lines[0]?.id ?? '' }
}

/** One extra actor per organization, made when first asked for. */
function remembered(app: TestApp, make: (kind: OrganizationKind, right: ActingClient) => Promise<ActingClient>) {
  const known = new Map<string, Promise<ActingClient>>()
  return async (right: ActingClient): Promise<ActingClient> => {
    const found = known.get(right.organizationId) ?? kindOf(app, right).then((kind) => make(kind, right))
    known.set(right.organizationId, found)
    return await found
  }
}

async function kindOf(app: TestApp, { organizationId }: ActingClient): Promise<OrganizationKind> {
  const [row] = await app.services.reading.database.query('select kind from organization where id = $1', [organizationId])
  return row?.['kind'] as OrganizationKind
}
