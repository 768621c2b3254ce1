import type { Expectations } from './expectation.js'

const anonymous = 'UNAUTHENTICATED'

/** A stranger gets sums too: over what is theirs. What these sums are is told by test/modules/overview. */
export const overviewExpectations: Expectations = {
  'Query.fulfilmentOverview': {
    document: '{ fulfilmentOverview { facility { name } contracts { status } } }', right: (world) => world.facility.manager, anonymous, withoutRole: 'OK', stranger: 'EMPTY',
  },
  'Query.procurementOverview': {
    document: '{ procurementOverview { month requests { status } } }', right: (world) => world.agency.officer, anonymous, withoutRole: 'OK', stranger: 'EMPTY',
  },
  'Query.reconcileOverview': {
    document: '{ reconcileOverview { compared } }', right: (world) => world.ministry.supervisor, anonymous, withoutRole: 'OK', stranger: 'OK',
  },
}
