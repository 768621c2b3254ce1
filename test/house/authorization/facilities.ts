import type { World } from '../../support/world.js'
import type { Expectations } from './expectation.js'

type Id = keyof World['ids']
const supervisor = (world: World) => world.ministry.supervisor
const of = (id: Id) => (world: World) => ({ id: world.ids[id] })
/** Facilities of verified organizations are seen by every verified organization. */
const trusted = { right: (world: World) => world.agency.officer, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'OK' } as const
const manager = { right: (world: World) => world.facility.manager, anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'FORBIDDEN' } as const
const authority = { right: supervisor, anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'OK' } as const
const withId = (field: string) => `mutation ($id: ID!) { ${field} { id } }`
const withReference = (field: string) => `mutation ($id: UUID!) { ${field} { id } }`
const price = 'unitPrice: { amount: "80000", currency: "IDR" }'

export const facilityExpectations: Expectations = {
  'Query.facility': { ...trusted, document: 'query ($id: ID!) { facility(id: $id) { id } }', variables: of('facility') },
  'Query.facilities': { ...trusted, document: '{ facilities { edges { node { id } } } }' },
  'Query.productionLine': { ...trusted, document: 'query ($id: ID!) { productionLine(id: $id) { id } }', variables: of('line') },
  'Query.capability': { ...trusted, document: 'query ($id: ID!) { capability(id: $id) { id } }', variables: of('capability') },
  'Query.capabilities': { ...trusted, document: '{ capabilities { edges { node { id } } } }' },
  'Query.stockItem': { ...trusted, document: 'query ($id: ID!) { stockItem(id: $id) { id } }', variables: of('stockItem') },
  'Query.stockItems': { ...trusted, document: '{ stockItems { edges { node { id } } } }' },
  'Query.holidays': { ...trusted, document: '{ holidays(from: "2026-01-01", to: "2027-01-01") { id } }' },
  'Query.reconcileCapacity': {
    document: '{ reconcileCapacity { compared entries drift { bucket } } }', right: supervisor, anonymous: 'UNAUTHENTICATED', withoutRole: 'OK', stranger: 'OK',
  },
  'Mutation.commissionFacility': {
    ...manager, stranger: 'OK',
    document: withId('commissionFacility(input: { name: "Bengkel", region: "36.71", latitude: -6.18, longitude: 106.63, timezone: "Asia/Jakarta" })').replace('($id: ID!) ', ''),
  },
  'Mutation.updateFacility': { ...manager, document: withId('updateFacility(id: $id, input: { name: "Bengkel baru" })'), variables: of('facility') },
  'Mutation.closeFacility': { ...manager, document: withId('closeFacility(id: $id, reason: "Moved")'), variables: of('facility') },
  'Mutation.addProductionLine': {
    ...manager, variables: of('facility'),
    document: withReference('addProductionLine(input: { facilityId: $id, name: "Lini dua", hoursPerWeekday: ["6","6","6","6","6","0","0"], crew: 6 })'),
  },
  'Mutation.changeWorkCalendar': {
    ...manager, document: withId('changeWorkCalendar(id: $id, input: { hoursPerWeekday: ["5","5","5","5","5","0","0"] })'), variables: of('line'),
  },
  'Mutation.retireProductionLine': { ...manager, document: withId('retireProductionLine(id: $id)'), variables: of('line') },
  'Mutation.addClosure': {
    ...manager, document: withReference('addClosure(input: { facilityId: $id, from: "2098-01-01", to: "2098-01-02", reason: "Repair" })'), variables: of('facility'),
  },
  'Mutation.removeClosure': { ...manager, document: withId('removeClosure(id: $id)'), variables: of('closure') },
  'Mutation.declareCapability': {
    ...manager, variables: (world) => ({ id: world.ids.line, product: world.ids.product }),
    document: `mutation ($id: UUID!, $product: UUID!) {
      declareCapability(input: { lineId: $id, productId: $product, qualityClass: "C", outputPerHour: "7", validFrom: "2026-01-01", ${price} }) { id } }`,
  },
  'Mutation.endCapability': { ...manager, document: withId('endCapability(id: $id, input: { validTo: "2099-01-01" })'), variables: of('capability') },
  'Mutation.recordStock': {
    ...manager, variables: (world) => ({ id: world.ids.facility, product: world.ids.product }),
    document: `mutation ($id: UUID!, $product: UUID!) {
      recordStock(input: { facilityId: $id, productId: $product, qualityClass: "D", quantity: "5", producedOn: "2026-01-02", ${price} }) { id } }`,
  },
  'Mutation.adjustStock': { ...manager, document: withId('adjustStock(id: $id, input: { quantity: "90", reason: "Breakage" })'), variables: of('stockItem') },
  'Mutation.declareHoliday': {
    ...authority, document: 'mutation { declareHoliday(input: { date: "2027-03-10", name: "Idul Fitri", kind: NATIONAL, source: "SKB 2027" }) { id } }',
  },
  'Mutation.withdrawHoliday': { ...authority, document: withId('withdrawHoliday(id: $id)'), variables: of('holiday') },
}
