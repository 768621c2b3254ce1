import type { Expectations } from './expectation.js'

/** The log answers everybody who is signed in; what is on the page is decided event by event. */
export const activityExpectations: Expectations = {
  'Query.events': {
    document: '{ events { endCursor } }', right: (w) => w.agency.officer, anonymous: 'UNAUTHENTICATED', withoutRole: 'OK', stranger: 'OK',
  },
}
