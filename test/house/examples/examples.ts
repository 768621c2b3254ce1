import type { Client } from '../../support/client.js'
import { PASSWORD } from '../../support/actors.js'
import { aDraft, aLine, aLot, aSlot, published } from '../../support/requests.js'
import { aLine as aProductionLine, aProduct } from '../../support/workshop.js'
import type { World } from '../../support/world.js'

/** What the examples speak of and the world has not: a long street, a line without capabilities, a painting. */
export interface Props { request: { id: string; version: number; lineId: string }; bareLine: string; painting: string }

/** Who runs an example, and on what. */
export interface Example { as: (world: World) => Client; variables?: (world: World, props: Props) => Record<string, unknown> }

export async function propsFor({ agency, facility, ministry, ids }: World): Promise<Props> {
  const street = aLine(ids.product, { quantity: { amount: '1200', unit: 'MTK' }, slots: [aSlot('1200', { window: { from: '2027-03-01', to: '2027-04-01' } })] })
  return {
    request: await published(agency.officer, aDraft([aLot([street])])),
    bareLine: await aProductionLine(facility.manager, ids.facility, { name: 'Lini baru' }),
    painting: await aProduct(ministry.supervisor, { kind: 'UNIQUE', unit: 'H87', qualityClasses: [], conversions: [], curingDays: 0 }),
  }
}

type Id = keyof World['ids']
const id = (name: Id) => (world: World) => ({ id: world.ids[name] })
const facility = (world: World) => ({ facilityId: world.ids.facility })
const anonymous = (world: World) => world.anonymous
const officer = (world: World) => world.agency.officer
const manager = (world: World) => world.facility.manager
const dispatcher = (world: World) => world.facility.dispatcher
const supervisor = (world: World) => world.ministry.supervisor

/** By the file's name in schema/examples. */
export const examples: Readonly<Record<string, Example>> = {
  'accept-award': { as: manager, variables: id('award') },
  'add-closure': { as: manager, variables: facility },
  'add-production-line': { as: manager, variables: facility },
  'amend-bulk-request': { as: officer, variables: (_, { request }) => ({ id: request.id, lineId: request.lineId, expectedVersion: request.version }) },
  'awards': { as: manager },
  'bulk-requests': { as: officer },
  'cancel-bulk-request': { as: officer, variables: id('draftRequest') },
  'change-work-calendar': { as: manager, variables: id('line') },
  'clear-region': { as: supervisor },
  'commission-facility': { as: manager },
  'compare-scenarios': { as: officer, variables: id('matchableRequest') },
  'declare-capability': { as: manager, variables: ({ ids }, { bareLine }) => ({ lineId: bareLine, productId: ids.product }) },
  'declare-holiday': { as: supervisor },
  'decline-award': { as: manager, variables: id('award') },
  'draft-bulk-request': { as: officer, variables: ({ ids }) => ({ productId: ids.product }) },
  'draft-contracts': { as: officer, variables: id('acceptedPlan') },
  'events': { as: officer },
  'facilities': { as: officer, variables: () => ({ region: '36', from: '2026-11-24', to: '2026-12-01' }) },
  'verify-clearing': { as: supervisor, variables: id('endedClearing') },
  'follow-clearing': { as: supervisor, variables: id('clearing') },
  'follow-contract': { as: officer, variables: id('activeContract') },
  'follow-events': { as: officer },
  'fulfilment-overview': { as: supervisor, variables: () => ({ months: { from: '2026-11-01', to: '2027-03-01' } }) },
  'hold-match-plan': { as: officer, variables: id('proposedPlan') },
  'holidays': { as: officer },
  'list-product': { as: supervisor },
  'match-bulk-request': { as: officer, variables: id('matchableRequest') },
  'match-with-fair-shares': { as: officer, variables: ({ ids }) => ({ id: ids.matchableRequest, facility: ids.facility }) },
  'organizations': { as: officer, variables: () => ({ region: '31' }) },
  'plan-work-orders': { as: manager, variables: id('freshContract') },
  'prepare-shipment': { as: dispatcher, variables: ({ ids }) => ({ contract: ids.activeContract, line: ids.contractLine, quantity: '1' }) },
  'procurement-overview': { as: officer },
  'products': { as: officer },
  'propose-amendment': { as: officer, variables: ({ ids }) => ({ contract: ids.freshContract, line: ids.freshLine, ordered: '60' }) },
  'publish-bulk-request': { as: officer, variables: id('draftRequest') },
  'receive-shipment': { as: officer, variables: ({ ids }) => ({ shipment: ids.arrivedShipment, line: ids.contractLine, accepted: '1', rejected: '1' }) },
  'reconcile': { as: officer, variables: id('freshContract') },
  'reconcile-capacity': { as: supervisor },
  'reconcile-overview': { as: supervisor },
  'record-stock': { as: manager, variables: (world, { painting }) => ({ ...facility(world), productId: painting }) },
  'release-match-plan': { as: officer, variables: id('heldPlan') },
  'report-batch-progress': { as: manager, variables: ({ ids }) => ({ id: ids.begunBatch, made: '2' }) },
  'sign-contract': { as: officer, variables: id('pendingContract') },
  'sign-in': { as: anonymous, variables: ({ agency }) => ({ email: agency.officer.email, password: PASSWORD }) },
  'stop-clearing': { as: supervisor, variables: id('clearing') },
  'stop-matching': { as: officer, variables: id('matchableRequest') },
  'verify-match-plan': { as: officer, variables: id('proposedPlan') },
  'who-am-i': { as: officer },
}
