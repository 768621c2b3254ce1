import type { World } from '../../support/world.js'
import type { Expectations } from './expectation.js'

const supervisor = (world: World) => world.ministry.supervisor
const everybody = { right: (world: World) => world.agency.officer, anonymous: 'EMPTY', withoutRole: 'OK', stranger: 'OK' } as const
const authority = { right: supervisor, anonymous: 'UNAUTHENTICATED', withoutRole: 'FORBIDDEN', stranger: 'OK' } as const
const product = (world: World) => ({ id: world.ids.product })

export const catalogueExpectations: Expectations = {
  'Query.product': { ...everybody, document: 'query ($id: ID!) { product(id: $id) { id } }', variables: product },
  'Query.products': { ...everybody, document: '{ products { edges { node { id } } } }' },
  'Mutation.listProduct': {
    ...authority, document: 'mutation { listProduct(input: { code: "NASTAR", name: "Nastar", kind: PERISHABLE, unit: "XJR", shelfLifeDays: 90 }) { id } }',
  },
  'Mutation.updateProduct': { ...authority, document: 'mutation ($id: ID!) { updateProduct(id: $id, input: { curingDays: 21 }) { id } }', variables: product },
  'Mutation.retireProduct': { ...authority, document: 'mutation ($id: ID!) { retireProduct(id: $id) { id } }', variables: product },
}
